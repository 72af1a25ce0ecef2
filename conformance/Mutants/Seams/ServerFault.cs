using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Conformance.Mutants.Seams;

/// <summary>What the authorization server does wrong besides leaving steps out.</summary>
internal sealed record ServerFault
{
    /// <summary>Spoils the tokens that are about to be signed.</summary>
    public Action<ProcessSignInContext>? Tokens { get; init; }

    /// <summary>Spoils what the userinfo endpoint tells.</summary>
    public Action<HandleUserInfoRequestContext>? UserInfo { get; init; }

    /// <summary>Spoils the judging of a token, before it is judged.</summary>
    public Action<ValidateTokenContext>? Judging { get; init; }
}
