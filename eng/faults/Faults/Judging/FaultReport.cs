namespace DigitalIndiaStack.Faults.Judging;

/// <summary>What came of a run.</summary>
/// <param name="Text">In words.</param>
/// <param name="IsGood">Whether nothing was lost and nothing was done twice.</param>
internal sealed record FaultReport(string Text, bool IsGood)
{
    /// <summary>The report with what else was seen, on a line before it.</summary>
    /// <param name="isGood">Whether that is as it must be.</param>
    public FaultReport With(string seen, bool isGood) => new($"{seen}\n{Text}", IsGood && isGood);
}
