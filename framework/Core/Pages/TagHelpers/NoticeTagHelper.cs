using DigitalIndiaStack.Core.Pages.Markup;
using DigitalIndiaStack.Core.Pages.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>News about what the person just did, or must know first: <c>&lt;dis-notice key="…" success="true"&gt;…&lt;/dis-notice&gt;</c>.</summary>
/// <param name="texts">Texts of the page.</param>
[HtmlTargetElement("dis-notice")]
public sealed class NoticeTagHelper(PageTexts texts) : LabelledTagHelper(texts)
{
    /// <summary>Whether it reports that something worked.</summary>
    [HtmlAttributeName("success")]
    public bool IsSuccess { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        const string css = "govuk-notification-banner";
        var id = "notice-" + context.UniqueId;
        var title = Element.Of("h2", css + "__title", Texts[IsSuccess ? "pages.success" : "pages.important"]).With("id", id);
        var content = Element.Of("div", css + "__content");
        if (Label is { } label)
        {
            content.InnerHtml.AppendHtml(Element.Of("p", css + "__heading", label));
        }

        content.InnerHtml.AppendHtml(await output.GetChildContentAsync());
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", IsSuccess ? $"{css} {css}--success" : css);
        output.Attributes.SetAttribute("role", IsSuccess ? "alert" : "region");
        output.Attributes.SetAttribute("aria-labelledby", id);
        output.Content.SetHtmlContent(Element.Of("div", css + "__header", title));
        output.Content.AppendHtml(content);
    }
}
