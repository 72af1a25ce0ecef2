namespace DigitalIndiaStack.Core.Security.Revocations;

/// <summary>Something that is revoked.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its name in access tokens.</param>
/// <param name="At">When it was revoked, by the clock of who revoked it.</param>
public sealed record Revocation(RevocationKind Kind, string Id, DateTimeOffset At);
