using DigitalIndiaStack.Core.Pages.Markup;
using DigitalIndiaStack.Core.Pages.Texts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>The end of a task, with its heading as the page's <c>h1</c>; the content stands below.</summary>
/// <param name="texts">Texts of the page.</param>
[HtmlTargetElement("dis-panel")]
public sealed class PanelTagHelper(PageTexts texts) : LabelledTagHelper(texts)
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var body = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-panel govuk-panel--confirmation");
        output.Content.SetHtmlContent(Element.Of("h1", "govuk-panel__title", Label ?? HtmlString.Empty));
        output.Content.AppendHtml(Element.Of("div", "govuk-panel__body", body));
    }
}
