using DigitalIndiaStack.Core.Pages.Markup;
using DigitalIndiaStack.Core.Pages.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>The link to the next page of a list; nothing when there is none. Cursors lead forward only.</summary>
/// <param name="texts">Texts of the page.</param>
[HtmlTargetElement("dis-next", Attributes = "href", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NextPageTagHelper(PageTexts texts) : TagHelper
{
    /// <summary>Where it leads; <see langword="null"/>, which Razor hands on as an empty text, on the last page.</summary>
    public string? Href { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrEmpty(Href))
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-body");
        output.Attributes.SetAttribute("aria-label", texts["pages.pagination"].ToString());
        output.Content.SetHtmlContent(Element.Of("a", "govuk-link", texts["pages.next"]).With("href", Href).With("rel", "next"));
    }
}
