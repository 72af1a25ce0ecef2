using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Contracts;

namespace DigitalIndiaStack.Identity.Block.Importing;

/// <summary>Imports as they stand on the wire.</summary>
internal static class ImportWire
{
    public static RegisterImport ToWire(this ImportOf import) => new()
    {
        ImportId = import.Id.Value,
        Register = import.Register,
        AsOf = import.AsOf,
        Language = import.Language,
        Status = import.Status,
        MadeBy = import.MadeBy,
        ReleasedBy = import.ReleasedBy,
        Expected = import.Expected(),
        Found = import.Found(),
        Counts = new RegisterCounts
        {
            Checked = import.Checked,
            Malformed = import.Malformed,
            Duplicates = import.Duplicates,
            Candidates = import.WithCandidates,
            Enrolled = import.Enrolled,
            Applications = import.Applied,
            Open = import.Open,
        },
        CreatedAt = import.CreatedAt,
        StartAt = import.StartAt,
        ReleasedAt = import.ReleasedAt,
    };

    public static RegisterTotals Expected(this ImportOf import) => new() { LineCount = import.ExpectedCount, SourceIdDigest = import.ExpectedDigest };

    public static RegisterTotals? Found(this ImportOf import) => import.FoundDigest is { } digest ? new() { LineCount = import.FoundCount, SourceIdDigest = digest } : null;

    public static RegisterLineFinding ToWire(this ImportLine line) => new()
    {
        Line = line.Number,
        Finding = line.Finding!.Value,
        Member = string.IsNullOrEmpty(line.Member) ? null : line.Member,
        Rule = line.Rule,
        Candidates = line.Finding == RegisterFinding.Candidates ? line.Candidates : null,
    };
}
