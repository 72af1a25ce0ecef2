namespace DigitalIndiaStack.Conformance.Engine.Specs;

/// <summary>One operation of a block, as its specification says.</summary>
public sealed record ApiOperation
{
    /// <summary>Block that offers it.</summary>
    public required string Block { get; init; }

    /// <summary>Operation id.</summary>
    public required string Id { get; init; }

    /// <summary>Method.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>Path below the block's address, with places in braces.</summary>
    public required string Path { get; init; }

    /// <summary>Scopes that a token needs; empty when the operation is public.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Whether the operation is for everybody, without a token.</summary>
    public bool IsPublic => Scopes.Count == 0;

    /// <summary>Whose the object is that the path names.</summary>
    public ObjectOwner Owner { get; init; }

    /// <summary>The methods that the path knows.</summary>
    public required IReadOnlyList<string> PathMethods { get; init; }

    /// <summary>Where the operation stands in its document.</summary>
    internal string Pointer { get; init; } = "";

    /// <summary>Path of the document below <c>specs/</c>.</summary>
    internal string Document { get; init; } = "";

    /// <summary>Whether a token for it is asked for by a client itself, not for a person.</summary>
    public required bool IsForClients { get; init; }
}
