using System.Globalization;
using DigitalIndiaStack.Core.Pages.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>A date or an instant in words of the language: <c>&lt;dis-date-text value="consent.ExpiresAt" /&gt;</c>.</summary>
/// <param name="texts">Texts of the page.</param>
[HtmlTargetElement("dis-date-text", Attributes = "value", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateTextTagHelper(PageTexts texts) : TagHelper
{
    /// <summary>A <see cref="DateOnly"/> or a <see cref="DateTimeOffset"/>; nothing is written for <see langword="null"/>.</summary>
    public object? Value { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var machine = Value switch
        {
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTimeOffset instant => instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            null => null,
            _ => throw new ArgumentException("A date-text takes a DateOnly or a DateTimeOffset.", nameof(context)),
        };
        if (machine is null)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", machine);
        output.Content.SetContent(texts.Format(Value));
    }
}
