namespace DigitalIndiaStack.Core.Security.Revocations;

/// <summary>What can be revoked before its access tokens end by themselves.</summary>
public enum RevocationKind
{
    /// <summary>All that one sign-in gave one client: tokens whose <c>grant_id</c> it is.</summary>
    Grant,

    /// <summary>A client: every token that it got up to then.</summary>
    Client,

    /// <summary>One access token, by its <c>jti</c>.</summary>
    Token,
}
