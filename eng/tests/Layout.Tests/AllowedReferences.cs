using System.Text.RegularExpressions;

namespace DigitalIndiaStack.Layout.Tests;

/// <summary>Which project may reference which, by path from the root. What no rule allows is refused.</summary>
internal static class AllowedReferences
{
    private const string Contracts = "(framework/[A-Za-z]+|reference-services/[A-Za-z]+)/Contracts";

    private const string Blocks = "framework/(?!Core/)[A-Za-z]+/Block|reference-services/[A-Za-z]+/Service";

    private static readonly (string From, string To)[] Rules =
    [
        ("framework/Localization/Localization", "framework/JsonSchema/JsonSchema"),
        ("framework/Core/Core", "framework/(Localization/Localization|JsonSchema/JsonSchema|Core/Contracts)"),
        ("framework/Core/(Storage|Pages)", "framework/Core/Core"),
        ("framework/Core/Testing", "framework/Core/(Core|Contracts|Storage|Pages)|framework/JsonSchema/JsonSchema"),
        (Contracts, "framework/Core/Contracts"),
        (Blocks, $"framework/Core/(Core|Storage|Pages)|{Contracts}"),
        ("reference-services/Portal", "framework/Core/(Core|Pages)"),
        ("reference-services/Host", $"framework/Core/(Core|Storage|Pages)|{Contracts}|{Blocks}|reference-services/Portal"),
        ("conformance/Engine", "framework/JsonSchema/JsonSchema"),
        ("conformance/Suites", "conformance/Engine|eng/specs/Specs"),
        ("eng/specs/Specs", "framework/JsonSchema/JsonSchema"),
        ("conformance/(Emulators|Proxy)", "conformance/Engine"),
        ("conformance/Cli", "conformance/(Engine|Suites|Emulators|Proxy)"),
        ("conformance/Mutants", "reference-services/Host"),
        ("framework/Cli", "conformance/Cli|framework/(Localization/Localization|JsonSchema/JsonSchema|Core/Core|(Payments|Identity)/Verify)"),
        (".*(/Tests|\\.Tests|eng/tests/.*|eng/bench/.*|eng/faults/.*)", ".*"),
    ];

    /// <summary>Whether the project in the folder <paramref name="from"/> may reference the one in <paramref name="to"/>.</summary>
    public static bool Allow(string from, string to) =>
        Rules.Any(rule => Matches(rule.From, from) && Matches(rule.To, to));

    private static bool Matches(string pattern, string path) =>
        Regex.IsMatch(path, $"^({pattern})$", RegexOptions.CultureInvariant);
}
