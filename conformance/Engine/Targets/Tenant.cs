namespace DigitalIndiaStack.Conformance.Engine.Targets;

/// <summary>One instance of the server, with those who act in it.</summary>
public sealed record Tenant
{
    /// <summary>Name of the tenant, sent as <c>tenant</c> with each token request; empty for a client that knows only one.</summary>
    public string Id { get; init; } = "";

    /// <summary>Confidential clients with private_key_jwt.</summary>
    public IReadOnlyList<Client> Clients { get; init; } = [];

    /// <summary>Enrolled persons who can sign in.</summary>
    public IReadOnlyList<Person> Persons { get; init; } = [];

    /// <summary>Names of things that stand in the server before the run, by role.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>();
}
