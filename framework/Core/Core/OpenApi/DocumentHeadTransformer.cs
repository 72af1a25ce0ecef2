using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace DigitalIndiaStack.Core.OpenApi;

/// <summary>Names the document and how its operations are guarded.</summary>
internal sealed class DocumentHeadTransformer : IOpenApiDocumentTransformer
{
    /// <summary>The name of the one security scheme: a token of the issuer that this host trusts.</summary>
    public const string Scheme = "oauth2";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = context.DocumentName, Version = "1" };
        document.AddComponent(Scheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.OpenIdConnect,
            Description = "A bearer token of the issuer, with the scope that the operation names.",
            OpenIdConnectUrl = new Uri("/.well-known/openid-configuration", UriKind.Relative),
        });
        return Task.CompletedTask;
    }
}
