namespace DigitalIndiaStack.Payments.Block.Batches;

/// <summary>By which ids the sender knows a line of a message.</summary>
internal sealed record LineOrigin(string PaymentInfoId, string EndToEndId);
