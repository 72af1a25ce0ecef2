using System.Text.Json.Serialization;
using DigitalIndiaStack.Core.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.OpenApi;

namespace DigitalIndiaStack.Core.OpenApi;

/// <summary>
/// The API of each block as the running code has it, at <c>/openapi/{block}.json</c>. It is read from types, attributes and
/// endpoint metadata and never from the specification, so that a comparison of the two says whether the code has drifted.
/// </summary>
public static class OpenApiMirror
{
    /// <summary>Adds the document of a block.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="block">The block.</param>
    public static void AddBlockOpenApi(this IHostApplicationBuilder builder, string block)
    {
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        builder.Services.AddOpenApi(block, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_0;
            options.ShouldInclude = description => description.GroupName == block;

            // A name on the wire is written where it stands: the wrapper that reads it is no schema of ours.
            options.CreateSchemaReferenceId = type =>
                WireNames.EnumOf(type.Type) is null ? OpenApiOptions.CreateDefaultSchemaReferenceId(type) : null;
            var wireForm = new WireFormTransformer();
            options.AddSchemaTransformer(wireForm);
            options.AddDocumentTransformer(wireForm);
            options.AddOperationTransformer<EndpointFactsTransformer>();
            options.AddDocumentTransformer<DocumentHeadTransformer>();
        });
    }

    /// <summary>Maps the documents of all blocks.</summary>
    /// <param name="routes">Where to map them.</param>
    public static IEndpointConventionBuilder MapBlockOpenApi(this IEndpointRouteBuilder routes) =>
        routes.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
}
