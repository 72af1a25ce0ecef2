namespace DigitalIndiaStack.Identity.Block.Credentials;

/// <summary>Those who answer the operations of section 13.</summary>
internal sealed record CredentialDesks(CredentialDesk Issue, CredentialRecordDesk Records, StatusListDesk Lists);
