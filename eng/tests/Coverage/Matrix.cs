using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Requirements;
using DigitalIndiaStack.Conformance.Mutants;

namespace DigitalIndiaStack.Coverage;

/// <summary>One requirement with all that is spun to it.</summary>
/// <param name="Mutants">Defects that break it; that its checks kill them is shown by the kill run.</param>
internal sealed record MatrixRow(Requirement Requirement, IReadOnlyList<Check> Checks, IReadOnlyList<Mutant> Mutants)
{
    public Standing Standing => Requirement.Verify != Verification.Automatic ? Standing.Attested
        : Checks.Count > 0 && Mutants.Count > 0 ? Standing.Proved
        : Standing.Untested;
}

/// <summary>The web of requirements, checks and mutants.</summary>
internal static class Matrix
{
    /// <summary>One row for each requirement, in the order of the rules.</summary>
    public static IReadOnlyList<MatrixRow> Of(IEnumerable<Requirement> requirements, IReadOnlyList<Check> checks, IReadOnlyList<Mutant> mutants) =>
    [
        .. requirements
            .OrderBy(requirement => requirement.Block, StringComparer.Ordinal)
            .ThenBy(requirement => Place(requirement.Id))
            .Select(requirement => new MatrixRow(
                requirement,
                [.. checks.Where(check => check.Requirements.Contains(requirement.Id)).OrderBy(check => check.Id, StringComparer.Ordinal)],
                [.. mutants.Where(mutant => mutant.Requirement == requirement.Id).OrderBy(mutant => mutant.Id, StringComparer.Ordinal)])),
    ];

    // CNS-4.10 stands behind CNS-4.9.
    private static int Place(string id)
    {
        var parts = id[4..].Split('.');
        return (int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture) * 1000) + int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
