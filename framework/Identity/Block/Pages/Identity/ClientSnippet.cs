using System.Text.Encodings.Web;
using System.Text.Json;
using DigitalIndiaStack.Identity.Block.Storage;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>Lines of JavaScript with which a registered client begins, on the library openid-client.</summary>
internal static class ClientSnippet
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(RegisteredClient client, Uri issuer)
    {
        var proof = client.IsPublic ? "client.None()" : "client.PrivateKeyJwt(key, { [client.modifyAssertion]: (header) => { header.typ = 'client-authentication+jwt'; } })";
        var plain = issuer.Scheme == Uri.UriSchemeHttp ? ", { execute: [client.allowInsecureRequests] }" : "";
        return $$"""
            import * as client from 'openid-client';

            const config = await client.discovery(new URL({{Text(issuer.AbsoluteUri)}}), {{Text(client.ClientId)}}, { id_token_signed_response_alg: 'ES256' }, {{proof}}{{plain}});
            const verifier = client.randomPKCECodeVerifier();
            const start = await client.buildAuthorizationUrlWithPAR(config, {
              redirect_uri: {{Text(client.RedirectUris.Split('\n')[0])}},
              scope: {{Text($"openid {client.Scopes}".Trim())}},
              state: client.randomState(),
              nonce: client.randomNonce(),
              code_challenge: await client.calculatePKCECodeChallenge(verifier),
              code_challenge_method: 'S256',
            });
            console.log(start.href);
            """;
    }

    private static string Text(string value) => JsonSerializer.Serialize(value, Plain);
}
