using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Engine.Specs;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>The ways to write the parameters of an operation as their schemas do not allow.</summary>
internal static class ParameterFlaws
{
    private static readonly RequestParameter Unnamed = new("unnamedParameter", "query", []);

    /// <summary>Each parameter, each keyword, and a query parameter that nobody named.</summary>
    public static IEnumerable<ParameterFlaw> Of(IReadOnlyList<RequestParameter> parameters) =>
        parameters.SelectMany(Of).Append(new ParameterFlaw(Unnamed, "parameters", "1"));

    // A text parameter is a text whatever is written; an entity tag too long is an entity tag that matches nothing.
    private static IEnumerable<ParameterFlaw> Of(RequestParameter parameter) => Keywords
        .Broken(parameter.Schema, JsonValue.Create("a"))
        .Where(broken => broken.Value is not null && !(broken.Keyword == "type" && IsText(parameter)) && !parameter.Name.StartsWith("If-", StringComparison.Ordinal))
        .Select(broken => new ParameterFlaw(parameter, broken.Keyword, $"{broken.Value}"))
        .Where(flaw => flaw.Value.Length > 0);

    private static bool IsText(RequestParameter parameter) => $"{parameter.Schema["type"]}" == "string";
}
