using DigitalIndiaStack.Core.Pages.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>A localized text: <c>&lt;dis-t key="consent.decide.until" arg-date="Model.Until" /&gt;</c>.</summary>
/// <param name="texts">Texts of the page.</param>
[HtmlTargetElement("dis-t", Attributes = "key", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextTagHelper(PageTexts texts) : TagHelper
{
    /// <summary>Key of the text.</summary>
    public string Key { get; set; } = string.Empty;

    /// <summary>Values by placeholder name; <c>arg-valid-until</c> fills <c>{{validUntil}}</c>.</summary>
    [HtmlAttributeName(DictionaryAttributePrefix = TextArguments.Prefix)]
    public IDictionary<string, object?> Arguments { get; set; } = new Dictionary<string, object?>();

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(texts.Find(Key, TextArguments.From(Arguments)));
    }
}
