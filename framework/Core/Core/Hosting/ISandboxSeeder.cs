using DigitalIndiaStack.Core.Values;

namespace DigitalIndiaStack.Core.Hosting;

/// <summary>Puts the sample data of a block into an empty sandbox. Only a sandbox host calls it; running it twice changes nothing.</summary>
public interface ISandboxSeeder
{
    /// <summary>When it runs: lower numbers first.</summary>
    int Order { get; }

    /// <summary>Writes the data.</summary>
    Task SeedAsync(SandboxContext context, CancellationToken cancellationToken);
}

/// <summary>What a seeder works with.</summary>
/// <param name="Services">The services of the host; open a scope per tenant with <c>CreateTenantScope</c>.</param>
/// <param name="Tenants">The tenants of the sandbox.</param>
public sealed record SandboxContext(IServiceProvider Services, IReadOnlyList<TenantId> Tenants);
