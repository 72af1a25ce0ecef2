using DigitalIndiaStack.Core.Pages.Texts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>The state of something: <c>&lt;dis-tag key="consent.status.active" colour="green" /&gt;</c>. The word says it; the colour only helps.</summary>
/// <param name="texts">Texts of the page.</param>
[HtmlTargetElement("dis-tag", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TagTagHelper(PageTexts texts) : LabelledTagHelper(texts)
{
    /// <summary>grey, green, turquoise, blue, purple, pink, red, orange or yellow.</summary>
    [HtmlAttributeName("colour")]
    public string? Colour { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "strong";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Colour is null ? "govuk-tag" : $"govuk-tag govuk-tag--{Colour}");
        output.Content.SetHtmlContent(Label ?? HtmlString.Empty);
    }
}
