namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>Why a protocol request is refused, in the words of OAuth 2.0.</summary>
/// <param name="Error">The error code of the specification.</param>
/// <param name="Description">What the developer of the client should know.</param>
internal sealed record Refusal(string Error, string Description);
