using DigitalIndiaStack.Core.Pages.Markup;
using DigitalIndiaStack.Core.Pages.Texts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>
/// A table with its caption; inside stand plain <c>thead</c>, <c>tbody</c>, <c>tr</c>, <c>th</c> and <c>td</c>. A wide one scrolls in its own
/// region, which the keyboard reaches.
/// </summary>
/// <param name="texts">Texts of the page.</param>
[HtmlTargetElement("dis-table")]
public sealed class TableTagHelper(PageTexts texts) : LabelledTagHelper(texts)
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(TableTagHelper)] = this;
        var rows = await output.GetChildContentAsync();
        var id = "table-" + context.UniqueId;
        var caption = Element.Of("caption", "govuk-table__caption govuk-table__caption--m", Label ?? HtmlString.Empty).With("id", id);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "dis-scroll");
        output.Attributes.SetAttribute("role", "region");
        output.Attributes.SetAttribute("aria-labelledby", id);
        output.Attributes.SetAttribute("tabindex", "0");
        output.Content.SetHtmlContent(Element.Of("table", "govuk-table", caption, rows));
    }
}
