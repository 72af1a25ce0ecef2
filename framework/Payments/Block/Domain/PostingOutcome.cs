using DigitalIndiaStack.Core.Problems;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>What became of one order among others: money moved, or a reason why not, or neither where its key is known from before.</summary>
internal readonly record struct PostingOutcome(LedgerTransfer? Transfer, ProblemKind? Refusal)
{
    /// <summary>Whether the order must be looked at alone: its key made a transfer before.</summary>
    public bool IsKnown => Transfer is null && Refusal is null;
}
