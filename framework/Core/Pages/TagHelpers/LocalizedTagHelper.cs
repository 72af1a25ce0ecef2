using DigitalIndiaStack.Core.Pages.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>A text that data brings in several languages (LocalizedText on the wire), in the reader's where there is one.</summary>
/// <param name="texts">Texts of the page.</param>
[HtmlTargetElement("dis-localized", Attributes = "value", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class LocalizedTagHelper(PageTexts texts) : TagHelper
{
    /// <summary>The texts by language.</summary>
    public IEnumerable<KeyValuePair<string, string>> Value { get; set; } = [];

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(texts.Pick(Value));
    }
}
