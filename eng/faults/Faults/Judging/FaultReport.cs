namespace DigitalIndiaStack.Faults.Judging;

/// <summary>What came of a run.</summary>
/// <param name="Text">In words.</param>
/// <param name="IsGood">Whether nothing was lost and nothing was done twice.</param>
internal sealed record FaultReport(string Text, bool IsGood);
