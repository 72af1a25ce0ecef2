namespace DigitalIndiaStack.Conformance.Tests.Servers;

/// <summary>What the small server does wrong.</summary>
public enum Fault
{
    None,
    AlgNoneAccepted,
    SignatureNotVerified,
    AnyAudienceAccepted,
    ScopeNotEnforced,
    ExpiryIgnored,
    OtherTenantReadable,
    NotProblemJson,
    StatusMemberDiffers,
    StackTraceInDetail,
    UndeclaredMember,
    MalformedJson,
    RefusesEverything,
    RefusesOnce,
    DropsConnection,
    DiesAfterTwo,
    NeverEnds,
    RefusesToMove,
}
