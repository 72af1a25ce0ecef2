using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>What an attempt to deliver came to.</summary>
/// <param name="Reason">Why it failed; <see langword="null"/> when the receiver took the event.</param>
/// <param name="HttpStatus">What the receiver answered with, if it did.</param>
internal sealed record AttemptOutcome(DeliveryReason? Reason, int? HttpStatus);
