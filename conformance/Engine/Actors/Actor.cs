namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>Somebody who calls: a client, a person, nobody, or any of them with a spoilt token.</summary>
/// <param name="Name">What a report calls them.</param>
/// <param name="Tokens">Where their access tokens come from.</param>
public sealed record Actor(string Name, AccessTokens Tokens)
{
    /// <summary>Nobody: calls without a token.</summary>
    public static Actor Anonymous { get; } = new("anonymous", AccessTokens.None);

    /// <summary>The same with the signature taken off and <c>alg: none</c>.</summary>
    public Actor AlgNone() => Spoilt("alg none", TokenForge.WithoutSignature);

    /// <summary>The same with the token signed again by a key that the issuer does not know.</summary>
    public Actor WrongKey() => Spoilt("wrong key", TokenForge.SignedByStranger);

    /// <summary>The same with a token signed symmetrically by what anybody can read: the confusion of algorithms.</summary>
    public Actor Symmetric() => Spoilt("symmetric key", TokenForge.SignedSymmetrically);

    /// <summary>The same with one claim changed and the old signature kept.</summary>
    public Actor ChangedClaim() => Spoilt("changed claim", TokenForge.WithChangedClaim);

    /// <summary>The same with a good token that is for another block.</summary>
    /// <param name="otherBlock">Block that the token is for.</param>
    public Actor WrongAudience(string otherBlock) => new($"{Name}, token for {otherBlock}", new OtherAudienceTokens(Tokens, otherBlock));

    /// <summary>The same with a good token that lacks the scope of the operation.</summary>
    public Actor LowScope() => new($"{Name}, without the scope", new LowScopeTokens(Tokens));

    /// <summary>The same with this one token, whatever becomes of it.</summary>
    public Actor Holding(string token) => new($"{Name}, with an older token", new FixedToken(token));

    private Actor Spoilt(string how, Func<string, string> forge) => new($"{Name}, {how}", new SpoiltTokens(Tokens, forge));
}
