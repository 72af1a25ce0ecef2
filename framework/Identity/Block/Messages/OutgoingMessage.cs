namespace DigitalIndiaStack.Identity.Block.Messages;

/// <summary>A message to one person.</summary>
/// <param name="Tenant">The tenant of the person.</param>
/// <param name="To">E-mail address or phone number; the national number of a person who has neither, for the office that assists them.</param>
/// <param name="Text">What it says, in the person's language.</param>
/// <param name="Language">BCP 47 tag of the text.</param>
/// <param name="Code">The one-time code in it, when there is one.</param>
public sealed record OutgoingMessage(string Tenant, string To, string Text, string Language, string? Code);
