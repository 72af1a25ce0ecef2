using DigitalIndiaStack.Core.Security.Mtls;
using DigitalIndiaStack.Identity.Block.Sandbox;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.Clients;

/// <summary>The clients of this deployment: those of the configuration and, in a sandbox, those of the demonstration.</summary>
internal sealed class ClientList(IOptions<IdentityOptions> options, SandboxMode sandbox, IOptions<MtlsOptions> mtls)
{
    /// <summary>All of them; a client of the configuration takes the place of one of the sandbox.</summary>
    public IReadOnlyList<ClientOptions> All { get; } = options.Value.Clients
        .Concat(sandbox.IsOn ? SandboxClients.At(options.Value.Issuer, sandbox.Receiver) : [])
        .Concat(sandbox.IsOn && mtls.Value.Address is not null ? SandboxClients.WithCertificates() : [])
        .DistinctBy(client => client.Id)
        .ToList();

    /// <summary>One of them; <see langword="null"/> when there is none of this id.</summary>
    public ClientOptions? Find(string clientId) => All.FirstOrDefault(client => client.Id == clientId);
}
