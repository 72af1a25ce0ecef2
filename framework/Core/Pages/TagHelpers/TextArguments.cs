using System.Globalization;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>Reads the values of placeholders from attributes.</summary>
internal static class TextArguments
{
    public const string Prefix = "arg-";

    public static (string Name, object? Value)[] From(IDictionary<string, object?> attributes) =>
        [.. attributes.Select(attribute => (InCamelCase(attribute.Key), attribute.Value))];

    // HTML attributes are not case-sensitive, so that "valid-until" stands for the placeholder validUntil.
    private static string InCamelCase(string name)
    {
        var words = name.Split('-', StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(words.Select((word, place) => place == 0 ? word : char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..]));
    }
}
