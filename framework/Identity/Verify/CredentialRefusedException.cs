namespace DigitalIndiaStack.Identity.Verify;

/// <summary>Why a credential, a status list or a set of keys is not believed.</summary>
/// <param name="reason">In one clause, for whoever asked; it may quote what was shown.</param>
public sealed class CredentialRefusedException(string reason) : Exception(reason);
