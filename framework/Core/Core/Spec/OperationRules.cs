using DigitalIndiaStack.JsonSchema;

namespace DigitalIndiaStack.Core.Spec;

/// <summary>What a specification says of one operation, ready to be checked. It stands in the endpoint's metadata.</summary>
internal sealed record OperationRules
{
    /// <summary>The largest body of an operation that says nothing else, in bytes.</summary>
    public const int UsualBodyLimit = 256 * 1024;

    public required SpecOperation Operation { get; init; }

    /// <summary>Alternatives, each a set of scopes; empty when the operation is public.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Scopes { get; init; }

    public required IReadOnlyList<ParameterRule> Parameters { get; init; }

    public required BodyRule? Body { get; init; }

    /// <summary>Media types of the answers.</summary>
    public required IReadOnlyList<string> Produces { get; init; }

    public bool IsPublic => Scopes.Count == 0;

    public bool WantsIfMatch => Parameters.Any(parameter => parameter.IsHeader("If-Match"));

    public bool HasParameter(ParameterPlace place, string name) =>
        Parameters.Any(parameter => parameter.Place == place && parameter.Name == name);
}

/// <summary>Where a parameter stands in a request.</summary>
internal enum ParameterPlace
{
    Path,
    Query,
    Header,
}

/// <summary>One parameter of an operation.</summary>
/// <param name="Name">The name as the specification writes it.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Required">Whether a request must have it.</param>
/// <param name="Type">The JSON type that its text stands for.</param>
/// <param name="ItemType">The JSON type of one item, when it is an array.</param>
/// <param name="Schema">What its value must keep; compiled when first needed.</param>
internal sealed record ParameterRule(string Name, ParameterPlace Place, bool Required, string Type, string? ItemType, Lazy<CompiledSchema> Schema)
{
    /// <summary>How the parameter is named in <c>errors</c>.</summary>
    public string Pointer => $"/{Place.ToString().ToLowerInvariant()}/{JsonPointer.Escape(Name)}";

    public bool IsHeader(string name) => Place == ParameterPlace.Header && Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The body of an operation.</summary>
/// <param name="Required">Whether a request must have one.</param>
/// <param name="Limit">The largest body, in bytes.</param>
/// <param name="MediaTypes">What it may be.</param>
/// <param name="Schema">What JSON must keep, compiled when first needed; <see langword="null"/> for a body that the operation reads as a stream.</param>
internal sealed record BodyRule(bool Required, int Limit, IReadOnlyList<string> MediaTypes, Lazy<CompiledSchema>? Schema);
