using Microsoft.AspNetCore.Razor.TagHelpers;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>A list of facts, each a name and a value; its children are <c>dis-summary-row</c>.</summary>
[HtmlTargetElement("dis-summary")]
[RestrictChildren("dis-summary-row")]
public sealed class SummaryTagHelper : TagHelper
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-summary-list");
    }
}
