namespace DigitalIndiaStack.Conformance.Emulators;

/// <summary>Where an answer can be changed.</summary>
internal enum Spot
{
    Discovery,
    AuthorizationResponse,
    IdentityToken,
    UserInfo,
    Artefact,
    Verification,
    Transfer,
}
