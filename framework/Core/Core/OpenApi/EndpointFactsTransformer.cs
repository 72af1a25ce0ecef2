using System.Reflection;
using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Core.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace DigitalIndiaStack.Core.OpenApi;

/// <summary>Writes what the metadata of an endpoint says: who may call it, which lists may be left out, and that it may answer with any problem.</summary>
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

        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            parameter.Required &= !context.Description.ParameterDescriptions.Any(described => described.Name == parameter.Name && IsListToLeaveOut(described));
        }

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

    // A delegate that is compiled with its endpoint takes an absent list for an empty one, and so calls every list required.
    private static bool IsListToLeaveOut(ApiParameterDescription described) =>
        described is { Type.IsArray: true, ParameterDescriptor: IParameterInfoParameterDescriptor { ParameterInfo: var parameter } }
        && new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;
}
