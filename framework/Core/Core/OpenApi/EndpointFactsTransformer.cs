using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Core.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace DigitalIndiaStack.Core.OpenApi;

/// <summary>Writes what the metadata of an endpoint says: who may call it, and that it may answer with any problem.</summary>
internal sealed class EndpointFactsTransformer : IOpenApiOperationTransformer
{
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var scheme = new OpenApiSecuritySchemeReference(DocumentHeadTransformer.Scheme, context.Document);
        operation.Security = metadata.OfType<IAllowAnonymous>().Any()
            ? []
            : [.. metadata.OfType<AuthorizationPolicy>()
                .SelectMany(policy => policy.Requirements.OfType<ScopeRequirement>())
                .SelectMany(requirement => requirement.Alternatives)
                .Select(scopes => new OpenApiSecurityRequirement { [scheme] = [.. scopes] })];

        if (metadata.OfType<DefaultProblem>().Any())
        {
            var problem = await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), null, cancellationToken);
            context.Document?.AddComponent(nameof(ProblemDetails), problem);
            operation.Responses ??= [];
            operation.Responses["default"] = new OpenApiResponse
            {
                Description = "Any other refusal or failure",
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(nameof(ProblemDetails), context.Document) },
                },
            };
        }
    }
}
