using DigitalIndiaStack.Identity.Block.Protocol;

namespace DigitalIndiaStack.Identity.Block.Keys;

/// <summary>How the keys of one use give way to each other.</summary>
/// <param name="Signs">What they sign, as the audit says it.</param>
/// <param name="First">Name of the first key; those after it have a number too.</param>
/// <param name="Days">After how many days of signing a key gives way to the next; 0 is never.</param>
/// <param name="Lead">For how long the next one is published before it signs.</param>
/// <param name="Good">For how long a key stays published after the next one signs.</param>
/// <param name="Whole">For how long its private half stays after the next one signs; <see langword="null"/> for as long as its public one.</param>
internal sealed record RotationRule(string Signs, string First, int Days, TimeSpan Lead, TimeSpan Good, TimeSpan? Whole)
{
    private const int LongestCredentialDays = 366;
    private static readonly TimeSpan Late = TimeSpan.FromHours(1);

    // Whoever verifies may have a clock that is behind, and a status list of the last day.
    private static readonly TimeSpan Slack = TimeSpan.FromDays(2);

    /// <summary>Keys of tokens. A refresh token lives longest of all that is signed; an identity token is a hint of its session, which ends before.</summary>
    public static RotationRule OfTokens(IdentityOptions options) =>
        new("tokens", "signing", options.SigningKeyDays, TimeSpan.FromHours(options.SigningKeyLeadHours), AuthorizationServer.RefreshTokenLife + Late, null);

    /// <summary>Keys of credentials and status lists. They stay for the longest life that a credential may have, not for the one that is set now: it may have been longer.</summary>
    public static RotationRule OfCredentials(IdentityOptions options) =>
        new("credentials", "credentials", options.CredentialKeyDays, TimeSpan.FromDays(options.CredentialKeyLeadDays), TimeSpan.FromDays(LongestCredentialDays) + Slack, Late);
}
