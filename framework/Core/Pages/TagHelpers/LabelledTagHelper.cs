using DigitalIndiaStack.Core.Pages.Texts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>What every component with a text of its own has in common.</summary>
/// <param name="texts">Texts of the page.</param>
public abstract class LabelledTagHelper(PageTexts texts) : TagHelper
{
    /// <summary>Key of the component's text: its label, legend, heading or name.</summary>
    [HtmlAttributeName("key")]
    public string? Key { get; set; }

    /// <summary>The component's text itself, where it comes from data and not from the packs.</summary>
    [HtmlAttributeName("text")]
    public string? Text { get; set; }

    /// <summary>Values by placeholder name, for every text of the component.</summary>
    [HtmlAttributeName(DictionaryAttributePrefix = TextArguments.Prefix)]
    public IDictionary<string, object?> Arguments { get; set; } = new Dictionary<string, object?>();

    /// <summary>Texts of the page.</summary>
    protected PageTexts Texts => texts;

    /// <summary>The component's text; <see langword="null"/> when none is set.</summary>
    protected IHtmlContent? Label => Key is { } key ? Find(key) : Text is { } text ? texts.Plain(text) : null;

    /// <summary>Finds a text with the component's arguments.</summary>
    /// <param name="key">Key of the text.</param>
    protected PageText Find(string key) => texts.Find(key, TextArguments.From(Arguments));
}
