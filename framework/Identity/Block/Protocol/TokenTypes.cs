namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>The private token types of OpenIddict that this block treats in its own way.</summary>
internal static class TokenTypes
{
    public const string ClientAssertion = "urn:openiddict:params:oauth:token-type:client_assertion";
    public const string PushedRequest = "urn:openiddict:params:oauth:token-type:request_token";
}
