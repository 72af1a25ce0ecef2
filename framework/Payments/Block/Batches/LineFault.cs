using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Batches;

/// <summary>What is wrong with a line.</summary>
/// <param name="Member">The member or column; empty when it is the whole line.</param>
/// <param name="Rule">The rule that was broken, as a schema names it, or the id of a clause.</param>
internal sealed record LineFault(string Member, string Rule)
{
    /// <summary>What refuses the upload, when it is not that it is malformed.</summary>
    public ProblemKind Kind { get; init; } = CoreProblems.Malformed;

    /// <summary>As an error of the request, which names the line (PAY-10.2).</summary>
    public RequestError At(int line) => new(Member.Length == 0 ? $"/lines/{line}" : $"/lines/{line}/{Member}", Rule);
}

/// <summary>A line that was read: a payment, or what is wrong.</summary>
/// <param name="Number">From 1; the header of CSV does not count.</param>
/// <param name="Units">The amount in minor units.</param>
/// <param name="Origin">What the sender calls it, when it is of a message.</param>
internal sealed record ReadLine(int Number, BatchPayment? Payment, long Units, LineFault? Fault, LineOrigin? Origin = null);
