using DigitalIndiaStack.Core.Pages.Markup;
using DigitalIndiaStack.Core.Pages.Texts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>One fact: <c>&lt;dis-summary-row key="consent.decide.purpose"&gt;…&lt;/dis-summary-row&gt;</c>.</summary>
/// <param name="texts">Texts of the page.</param>
[HtmlTargetElement("dis-summary-row")]
public sealed class SummaryRowTagHelper(PageTexts texts) : LabelledTagHelper(texts)
{
    /// <summary>Address of the page where the fact can be changed.</summary>
    [HtmlAttributeName("change")]
    public string? Change { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var value = await output.GetChildContentAsync();
        var name = Label ?? HtmlString.Empty;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Change is null ? "govuk-summary-list__row govuk-summary-list__row--no-actions" : "govuk-summary-list__row");
        output.Content.SetHtmlContent(Element.Of("dt", "govuk-summary-list__key", name));
        output.Content.AppendHtml(Element.Of("dd", "govuk-summary-list__value", value));
        if (Change is { } address)
        {
            var about = Element.Of("span", "govuk-visually-hidden", new HtmlString(" "), name);
            var link = Element.Of("a", "govuk-link", Texts["pages.change"], about).With("href", address);
            output.Content.AppendHtml(Element.Of("dd", "govuk-summary-list__actions", link));
        }
    }
}
