using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>Those who act in one tenant, by the roles of the target file; a missing one skips the check.</summary>
public sealed class TenantActors
{
    private readonly CheckRun run;

    internal TenantActors(CheckRun run, Tenant tenant)
    {
        this.run = run;
        Tenant = tenant;
    }

    /// <summary>The tenant.</summary>
    public Tenant Tenant { get; }

    /// <summary>The client of a role, acting for itself.</summary>
    public Actor Client(string role) => ActorOf(ClientOf(role));

    /// <summary>The first client that may ask for every scope of an operation.</summary>
    public Actor For(ApiOperation operation) => Tenant.Clients.FirstOrDefault(client => operation.Scopes.All(client.Scopes.Contains)) is { } found
        ? ActorOf(found)
        : throw Missing($"a client with the scopes {string.Join(' ', operation.Scopes)}");

    /// <summary>The person of a role, signed in through the client of a role.</summary>
    public Actor Person(string role, string client) => Person(PersonOf(role), client);

    /// <summary>A person whom the check enrolled, signed in through the client of a role.</summary>
    public Actor Person(Person person, string client) => new($"{person.Role} of tenant {Tenant.Id}", new PersonTokens(Tenant, person, ClientOf(client)));

    /// <summary>A person's record in the target file.</summary>
    public Person PersonOf(string role) => Tenant.Persons.FirstOrDefault(person => person.Role == role) ?? throw Missing($"a person with the role {role}");

    /// <summary>A client's record in the target file.</summary>
    public Client ClientOf(string role) => Tenant.Clients.FirstOrDefault(client => client.Role == role) ?? throw Missing($"a client with the role {role}");

    /// <summary>The name of a thing that stands in the server before the run.</summary>
    public string Data(string role) => Tenant.Data.TryGetValue(role, out var name) ? name : throw Missing($"a thing with the role {role}");

    private Actor ActorOf(Client client) => new($"{client.Role} of tenant {Tenant.Id}", new ClientTokens(Tenant, client));

    private CheckSkippedException Missing(string what) => new(ReasonCodes.DataMissing, $"The target file names no {what["a ".Length..]} in tenant {Tenant.Id}.");
}
