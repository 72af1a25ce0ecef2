using System.Diagnostics.CodeAnalysis;

namespace DigitalIndiaStack.Core.Values;

/// <summary>One country instance that the host serves, such as <c>ke</c>. Everything that is stored belongs to one.</summary>
public readonly record struct TenantId
{
    private const int MaximumLength = 32;

    private readonly string? value;

    private TenantId(string value) => this.value = value;

    /// <summary>The id as text.</summary>
    /// <value>1 to 32 characters: lower-case letters, digits and hyphens, a letter first.</value>
    public string Value => value ?? string.Empty;

    /// <summary>Reads an id.</summary>
    /// <exception cref="FormatException">The text is not such an id.</exception>
    public static TenantId Parse(string text) =>
        TryParse(text, out var tenant) ? tenant : throw new FormatException($"'{text}' is not the id of a tenant.");

    /// <summary>Reads an id that may be wrong.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TenantId tenant)
    {
        var good = text is { Length: > 0 and <= MaximumLength } && char.IsAsciiLetterLower(text[0]) && text.All(IsAllowed);
        tenant = good ? new TenantId(text!) : default;
        return good;
    }

    /// <summary>The id as text.</summary>
    public override string ToString() => Value;

    private static bool IsAllowed(char character) =>
        char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-';
}
