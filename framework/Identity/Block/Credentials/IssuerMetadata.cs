using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.Credentials;

/// <summary>Serves the metadata of the issuer of credentials (SD-JWT VC, JWT VC Issuer Metadata), with its keys.</summary>
internal static class IssuerMetadata
{
    private const string WellKnown = "/.well-known/jwt-vc-issuer";

    public static void Map(IEndpointRouteBuilder app)
    {
        // The path of an issuer comes after the well-known part.
        var issuer = app.ServiceProvider.GetRequiredService<IOptions<IdentityOptions>>().Value.Issuer;
        app.MapGet(WellKnown + issuer.AbsolutePath.TrimEnd('/'), AnswerAsync).AllowAnonymous().ExcludeFromDescription();

        async Task<JsonHttpResult<JsonObject>> AnswerAsync(HttpResponse response, CredentialSigner signer, CancellationToken cancellationToken)
        {
            response.Headers.CacheControl = "public, max-age=300";
            return TypedResults.Json(new JsonObject { ["issuer"] = issuer.AbsoluteUri, ["jwks"] = await signer.KeySetAsync(cancellationToken) });
        }
    }
}
