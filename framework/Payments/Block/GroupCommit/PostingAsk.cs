using System.Diagnostics;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;

namespace DigitalIndiaStack.Payments.Block.GroupCommit;

/// <summary>What is to be judged among others: an order with its key and its actor, or why there is none.</summary>
/// <param name="Refusal">Why there is no order; <see langword="null"/> when there is one.</param>
/// <param name="Cause">The request for which it is made; <see langword="null"/> for a line of a batch.</param>
internal readonly record struct PostingAsk(IdempotentRequest Key, TransferOrder? Order, ProblemKind? Refusal, Activity? Cause)
{
    /// <summary>An order that brings its key.</summary>
    public static PostingAsk Of(TransferOrder order, Activity? cause) => new(order.Key!, order, null, cause);
}
