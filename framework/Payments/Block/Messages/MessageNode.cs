namespace DigitalIndiaStack.Payments.Block.Messages;

/// <summary>An element of a message where it begins, or where it ends.</summary>
/// <param name="Text">What it holds, at its end; empty when it holds elements.</param>
/// <param name="Currency">The currency of an amount, at its end.</param>
internal sealed record MessageNode(ElementForm Form, bool IsEnd, string Text, string Currency);
