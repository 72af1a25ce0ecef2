using System.Text.Json;
using System.Text.RegularExpressions;

namespace DigitalIndiaStack.Specs.Tests;

/// <summary>The rules that a rules document and its list of requirements keep.</summary>
internal static partial class RequirementLint
{
    /// <param name="anchor">Name of the rules document.</param>
    /// <param name="clauses">Its clauses.</param>
    /// <param name="requirements">The list of requirements.</param>
    /// <param name="operations">The operations that requirements may name.</param>
    public static IReadOnlyList<Finding> Check(string anchor, IReadOnlyList<Clause> clauses, SpecNode requirements, IReadOnlyCollection<string> operations) =>
    [
        .. clauses.SelectMany(CheckClause),
        .. Twice("clause-unique", clauses.Select(clause => clause.Id)),
        .. Twice("requirement-unique", requirements.Items.Select(item => item.Text("id") ?? "")),
        .. requirements.Items.SelectMany(item => CheckRequirement(anchor, clauses, item)),
        .. requirements.Items.SelectMany(item => (item["operations"]?.Items ?? []).Select(operation => operation.Value.GetString()!).Except(operations)
            .Select(name => new Finding("known-operation", item.Text("id")!, $"names {name}, which no specification has"))),
        .. clauses.Select(clause => clause.Id).Except(requirements.Items.Select(item => item.Text("id")))
            .Select(id => new Finding("requirement-missing", id!, "is a clause without a requirement")),
    ];

    private static IEnumerable<Finding> CheckClause(Clause clause)
    {
        if (!ClauseId().IsMatch(clause.Id))
        {
            yield return new("clause-id", clause.Id, "is not of the form CNS-4.3");
        }

        if (clause.Levels.Count != 1 || !clause.Text.EndsWith('.'))
        {
            yield return new("one-keyword", clause.Id, "is not one sentence with one of MUST, MUST NOT, SHOULD, SHOULD NOT, MAY");
        }
    }

    private static IEnumerable<Finding> CheckRequirement(string anchor, IReadOnlyList<Clause> clauses, SpecNode item)
    {
        var id = item.Text("id") ?? "";
        if (item.Text("anchor") != anchor || clauses.FirstOrDefault(clause => clause.Id == id) is not { } clause)
        {
            yield return new("anchor", id, $"names no clause of {anchor}");
            yield break;
        }

        if (item.Text("text") is not { Length: > 0 } text || !clause.Text.Contains(text, StringComparison.Ordinal))
        {
            yield return new("anchor-drift", id, $"says '{item.Text("text")}' where the clause says '{clause.Text}'");
        }

        if (!clause.Levels.Contains(item.Text("level")))
        {
            yield return new("level", id, $"has level {item.Text("level")}, which the clause does not say");
        }

        if (item["profiles"]?.Items.Any() != true || item["operations"]?.Value.ValueKind is not JsonValueKind.Array)
        {
            yield return new("fields", id, "lacks operations or profiles");
        }

        if (item.Text("verify") is not ("automatic" or "attested" or "not-verifiable") || (item.Text("verify") != "automatic" && string.IsNullOrEmpty(item.Text("reason"))))
        {
            yield return new("verify", id, "lacks verify (automatic, attested, not-verifiable), or the reason for one of the latter two");
        }
    }

    private static IEnumerable<Finding> Twice(string rule, IEnumerable<string> ids) =>
        ids.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => new Finding(rule, group.Key, "is used more than once"));

    [GeneratedRegex(@"^[A-Z]{3}-[1-9][0-9]*\.[1-9][0-9]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex ClauseId();
}
