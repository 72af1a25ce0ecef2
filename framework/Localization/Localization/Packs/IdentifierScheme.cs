namespace DigitalIndiaStack.Localization.Packs;

/// <summary>The format of a number that identifies a person: <c>identifiers.json</c>.</summary>
public sealed record IdentifierScheme
{
    /// <summary>The name of the number, by language.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>How many digits the number has, its check digit included.</summary>
    public required int Length { get; init; }

    /// <summary>How the last digit is computed; so far <c>verhoeff</c> only.</summary>
    public required string CheckDigit { get; init; }

    /// <summary>Sizes of the groups in which the number is printed, from the left.</summary>
    public required IReadOnlyList<int> Groups { get; init; }

    /// <summary>The first digits of numbers of real people.</summary>
    public required IReadOnlyList<string> RealPrefixes { get; init; }

    /// <summary>The first digits of numbers of the sandbox: never given to a real person.</summary>
    public required IReadOnlyList<string> SandboxPrefixes { get; init; }
}
