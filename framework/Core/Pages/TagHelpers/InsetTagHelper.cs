using DigitalIndiaStack.Core.Pages.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>Text set apart from the rest: a text by key, or content.</summary>
/// <param name="texts">Texts of the page.</param>
[HtmlTargetElement("dis-inset", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class InsetTagHelper(PageTexts texts) : LabelledTagHelper(texts)
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-inset-text");
        output.Content.SetHtmlContent(content);
        if (Label is { } label)
        {
            output.PreContent.SetHtmlContent(label);
        }
    }
}
