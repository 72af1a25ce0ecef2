namespace DigitalIndiaStack.Conformance.Emulators.Tests.Clients;

/// <summary>What a client fails to look at; <see cref="Nothing"/> makes it a good one.</summary>
public enum Lack
{
    Nothing,
    DiscoveryIssuer,
    State,
    ResponseIssuer,
    Algorithm,
    Signature,
    TokenIssuer,
    Audience,
    Expiry,
    Nonce,
    Subject,
    UserInfoSubject,
    Terms,
    Answer,
    Patience,
    Waiting,
    SameKey,
    Amount,
    Repeats,
    Digest,
    Age,
}
