using DigitalIndiaStack.Core.Pages.Markup;
using DigitalIndiaStack.Core.Pages.Texts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>A consequence the person must know before going on.</summary>
/// <param name="texts">Texts of the page.</param>
[HtmlTargetElement("dis-warning", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class WarningTagHelper(PageTexts texts) : LabelledTagHelper(texts)
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = Label ?? await output.GetChildContentAsync();
        var prefix = Element.Of("span", "govuk-visually-hidden", Texts["pages.warning"], new HtmlString(" "));
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-warning-text");
        output.Content.SetHtmlContent(Element.Of("span", "govuk-warning-text__icon", new HtmlString("!")).With("aria-hidden", "true"));
        output.Content.AppendHtml(Element.Of("strong", "govuk-warning-text__text", prefix, text));
    }
}
