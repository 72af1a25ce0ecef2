namespace DigitalIndiaStack.Core.Security.Dpop;

/// <summary>Why whoever sent a good access token is not let in: they did not prove to be its owner.</summary>
/// <param name="Error">The error of RFC 6750 or RFC 9449.</param>
/// <param name="Reason">What the developer of the client should know; it quotes nothing of the request.</param>
/// <param name="IsOfBearer">Whether the token came as a bearer token.</param>
public sealed record SenderRefusal(string Error, string Reason, bool IsOfBearer);

/// <summary>Carries a refusal through the authentication of ASP.NET Core, which knows exceptions only.</summary>
internal sealed class SenderRefusedException(SenderRefusal refusal) : Exception(refusal.Reason)
{
    public SenderRefusal Refusal => refusal;
}
