using DigitalIndiaStack.Identity.Block.Clients.Names;
using DigitalIndiaStack.Identity.Block.Sandbox;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.Clients;

/// <summary>Refuses clients whose names persons cannot trust to read, or could take for those of others.</summary>
internal sealed class ClientNameRules(SandboxMode sandbox) : IValidateOptions<IdentityOptions>
{
    public ValidateOptionsResult Validate(string? name, IdentityOptions options)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var client in options.Clients.Concat(sandbox.IsOn ? SandboxClients.At(options.Issuer, null).Concat(SandboxClients.WithCertificates()) : []).DistinctBy(client => client.Id))
        {
            if (ClientName.FaultOf(client.ShownName) is { } fault)
            {
                return ValidateOptionsResult.Fail($"Identity:Clients: the name of {client.Id} cannot be shown to persons: {fault}.");
            }

            if (!known.TryAdd(Lookalike.Of(client.ShownName), client.Id))
            {
                return ValidateOptionsResult.Fail($"Identity:Clients: the names of {known[Lookalike.Of(client.ShownName)]} and {client.Id} look alike.");
            }
        }

        return ValidateOptionsResult.Success;
    }
}
