using DigitalIndiaStack.Identity.Block.Domain;

namespace DigitalIndiaStack.Identity.Block.Logout;

/// <summary>Names of sessions. Each relying party has its own, as it has of persons: one name for all would tell them that two subjects are one person (IDN-10.10).</summary>
internal static class SessionIds
{
    /// <summary>The claim of identity tokens and logout tokens.</summary>
    public const string Claim = "sid";

    /// <summary>The name by which a client knows a session.</summary>
    public static string Of(Guid session, string clientId) => SecretText.Digest($"{session}|{clientId}");

    /// <summary>The same where somebody acts for another: that is a session of its own.</summary>
    public static string Of(Guid session, string clientId, Guid? delegation) =>
        delegation is { } acting ? SecretText.Digest($"{session}|{clientId}|{acting}") : Of(session, clientId);
}
