using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Requirements;

namespace DigitalIndiaStack.Coverage;

/// <summary>What is wrong with the web; each finding fails the build.</summary>
/// <param name="Rule">Which gate is shut.</param>
/// <param name="Where">Requirement, check or mutant.</param>
internal sealed record Gap(string Rule, string Where);

/// <summary>The gates of the web.</summary>
internal static class Gates
{
    public static IReadOnlyList<Gap> Check(IReadOnlyList<MatrixRow> rows, IReadOnlyList<Check> checks, IReadOnlyDictionary<string, string> excused)
    {
        var known = rows.ToDictionary(row => row.Requirement.Id, row => row.Requirement, StringComparer.Ordinal);
        return
        [
            .. rows.Where(row => Binds(row.Requirement) && row.Checks.Count == 0).Select(row => new Gap("must-without-check", row.Requirement.Id)),
            .. rows.Where(row => Binds(row.Requirement) && row.Mutants.Count == 0 && !excused.ContainsKey(row.Requirement.Id)).Select(row => new Gap("must-kills-nothing", row.Requirement.Id)),
            .. rows.Where(row => row.Requirement.Verify != Verification.Automatic && row.Requirement.Reason.Length == 0).Select(row => new Gap("no-reason", row.Requirement.Id)),
            .. rows.Where(row => row.Requirement.Verify != Verification.Automatic && row.Checks.Count > 0).Select(row => new Gap("attested-with-check", row.Requirement.Id)),
            .. checks.Where(check => check.Requirements.Count == 0 || check.Requirements.Any(id => !known.ContainsKey(id))).Select(check => new Gap("check-verifies-nothing", check.Id)),
            .. excused.Keys.Where(id => rows.Any(row => row.Requirement.Id == id && row.Mutants.Count > 0) || !known.ContainsKey(id)).Select(id => new Gap("excuse-not-needed", id)),
        ];
    }

    private static bool Binds(Requirement requirement) => requirement.IsMandatory && requirement.Verify == Verification.Automatic;
}
