namespace DigitalIndiaStack.Identity.Block.Messages;

/// <summary>A message in the inbox of a sandbox.</summary>
/// <param name="To">E-mail address, phone number or national number.</param>
/// <param name="Text">What it says.</param>
/// <param name="Code">The one-time code in it, when there is one.</param>
/// <param name="At">When it would have been sent, UTC.</param>
public sealed record KeptMessage(string To, string Text, string? Code, DateTimeOffset At);
