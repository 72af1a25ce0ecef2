namespace DigitalIndiaStack.Coverage;

/// <summary>Mandatory requirements whose checks no deliberate defect has tried yet, each with the reason; one that is not needed any more fails the build.</summary>
internal static class Excuses
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Operations without a positive, a negative or an access check, each with the reason.</summary>
    public static IReadOnlyDictionary<string, string> Operations { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["getConsentKeys"] = "It takes nothing that could be refused.",
        ["getPaymentKeys"] = "It takes nothing that could be refused.",
    };
}
