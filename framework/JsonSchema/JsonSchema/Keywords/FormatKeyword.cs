using System.Text;
using System.Text.Json;
using DigitalIndiaStack.JsonSchema.Compilation;
using DigitalIndiaStack.JsonSchema.Evaluation;
using DigitalIndiaStack.JsonSchema.Formats;
using DigitalIndiaStack.JsonSchema.Values;

namespace DigitalIndiaStack.JsonSchema.Keywords;

/// <summary><c>format</c> as an assertion; a format we do not know accepts everything.</summary>
internal sealed class FormatKeyword(KeywordPlace place, string name, FormatCheck check) : Assertion(place)
{
    private const int ShortText = 128;

    public static FormatKeyword? Create(KeywordSource source) =>
        source.TryGetText("format", out var name) && FormatTable.Find(name) is { } check
            ? new FormatKeyword(source.Place("format"), name, check)
            : null;

    protected override bool Holds(in JsonElement instance)
    {
        if (instance.ValueKind != JsonValueKind.String)
        {
            return true;
        }

        var raw = JsonText.Raw(instance);
        if (raw.Length > ShortText || JsonText.HasEscape(raw))
        {
            return check(JsonText.Decode(raw));
        }

        Span<char> text = stackalloc char[ShortText];
        return check(text[..Encoding.UTF8.GetChars(raw, text)]);
    }

    protected override Refusal Describe(in JsonElement instance) =>
        new($"The text must be a {name}.", ("format", name));
}
