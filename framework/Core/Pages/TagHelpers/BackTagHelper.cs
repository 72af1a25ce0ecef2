using DigitalIndiaStack.Core.Pages.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>The way back; written in the section <c>Trail</c> of the layout.</summary>
/// <param name="texts">Texts of the page.</param>
[HtmlTargetElement("dis-back", Attributes = "href", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class BackTagHelper(PageTexts texts) : TagHelper
{
    /// <summary>Where it leads.</summary>
    public string Href { get; set; } = string.Empty;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-back-link");
        output.Attributes.SetAttribute("href", Href);
        output.Content.SetHtmlContent(texts["pages.back"]);
    }
}
