using DigitalIndiaStack.Core.Pages.Markup;
using DigitalIndiaStack.Core.Pages.Texts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>More, for who wants it: <c>&lt;dis-details key="consent.decide.moreAboutNo"&gt;…&lt;/dis-details&gt;</c>.</summary>
/// <param name="texts">Texts of the page.</param>
[HtmlTargetElement("dis-details")]
public sealed class DetailsTagHelper(PageTexts texts) : LabelledTagHelper(texts)
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var text = Element.Of("span", "govuk-details__summary-text", Label ?? HtmlString.Empty);
        output.TagName = "details";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-details");
        output.Content.SetHtmlContent(Element.Of("summary", "govuk-details__summary", text));
        output.Content.AppendHtml(Element.Of("div", "govuk-details__text", content));
    }
}
