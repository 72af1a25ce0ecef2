namespace DigitalIndiaStack.Core.Storage.Audit;

/// <summary>The outcome of a verification of one block's chains.</summary>
/// <param name="Block">The block.</param>
/// <param name="Records">How many records were read.</param>
/// <param name="Heads">The heads, worth keeping elsewhere.</param>
/// <param name="Faults">What is wrong where; empty when nothing is.</param>
public sealed record AuditReport(string Block, long Records, IReadOnlyList<AuditMark> Heads, IReadOnlyList<AuditFault> Faults);
