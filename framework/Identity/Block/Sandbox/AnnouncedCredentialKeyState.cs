using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Identity.Block.Keys;

namespace DigitalIndiaStack.Identity.Block.Sandbox;

/// <summary><c>the next key of credentials is announced</c>: tells the same of it.</summary>
internal sealed class AnnouncedCredentialKeyState(CredentialRing ring) : ISandboxState
{
    public string Name => "the next key of credentials is announced";

    public async Task<IReadOnlyDictionary<string, string>?> SetAsync(IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken) =>
        AnnouncedKeyState.ValuesOf(await ring.AnnounceAsync(IdentitySeeder.Actor, cancellationToken));
}
