namespace DigitalIndiaStack.Payments.Verify;

/// <summary>Tells what was found, one invariant after the other.</summary>
internal static class VerifyReport
{
    private const string Indent = "    ";

    public static void Write(Finding finding, TextWriter output)
    {
        var standing = finding.Standing switch { Standing.Holds => "holds", Standing.Broken => "BROKEN", _ => "cannot be told" };
        output.WriteLine($"{finding.Id} {standing}: {finding.Claim}");
        foreach (var fault in finding.Faults.First)
        {
            output.WriteLine($"{Indent}{fault}");
        }

        if (finding.Faults.Count > finding.Faults.First.Count)
        {
            output.WriteLine($"{Indent}... and {finding.Faults.Count - finding.Faults.First.Count} more");
        }

        if (finding.Untold is not null)
        {
            output.WriteLine($"{Indent}{finding.Untold}");
        }

        foreach (var note in finding.Notes ?? [])
        {
            output.WriteLine($"{Indent}{note}");
        }
    }

    /// <summary>Closes the report.</summary>
    /// <returns>The exit code.</returns>
    public static int End(IReadOnlyList<Finding> findings, TextWriter output)
    {
        var broken = Ids(findings, Standing.Broken);
        var untold = Ids(findings, Standing.CannotTell);
        output.WriteLine(broken.Length > 0 ? $"broken: {broken}" : untold.Length > 0 ? $"nothing is broken; cannot be told: {untold}" : "every invariant holds");
        return broken.Length > 0 ? VerifyCodes.Broken : untold.Length > 0 ? VerifyCodes.Untold : VerifyCodes.Holds;
    }

    private static string Ids(IEnumerable<Finding> findings, Standing standing) =>
        string.Join(' ', findings.Where(finding => finding.Standing == standing).Select(finding => finding.Id));
}
