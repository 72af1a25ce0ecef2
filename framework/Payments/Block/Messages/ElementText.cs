using System.Globalization;
using System.Text.RegularExpressions;

namespace DigitalIndiaStack.Payments.Block.Messages;

/// <summary>Holds the text of an element to what the form says of it.</summary>
internal static partial class ElementText
{
    private const int MostDigits = 18;

    private const int MostOfSum = 17;

    private const int MostOfAmount = 5;

    /// <summary>The rule that the text breaks; <see langword="null"/> when it breaks none.</summary>
    public static string? Fault(ElementForm form, string text) =>
        text.Length == 0 ? "minLength"
        : text.Length > form.MaximumLength ? "maxLength"
        : IsGood(form, text) ? null : "pattern";

    private static bool IsGood(ElementForm form, string text) => form.Kind switch
    {
        "digits" => text.All(char.IsAsciiDigit),
        "decimal" => IsDecimal(text, MostOfSum),
        "amount" => text[0] != '-' && IsDecimal(text, MostOfAmount),
        "date" => Day().IsMatch(text) && IsDay(text),
        "datetime" => Moment().IsMatch(text) && IsDay(text),
        "code" => form.Arguments.Contains(text),
        _ => true,
    };

    private static bool IsDecimal(string text, int mostAfterPoint)
    {
        var match = Number().Match(text);
        return match.Success && match.Groups[1].Length + match.Groups[2].Length is > 0 and <= MostDigits && match.Groups[2].Length <= mostAfterPoint;
    }

    private static bool IsDay(string text) => DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex(@"^[+-]?([0-9]*)(?:\.([0-9]*))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Moment();
}
