using DigitalIndiaStack.Core.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.Keys;

/// <summary>The keys that sign credentials and their status lists, and no token (IDN-13.4).</summary>
internal sealed class CredentialRing(IServiceScopeFactory scopes, KeyRotation rotation, IOptions<IdentityOptions> options, IStoreFaults faults, TimeProvider clock)
    : KeyRing(scopes, rotation, RotationRule.OfCredentials(options.Value), faults, clock);
