using DigitalIndiaStack.Core.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.Keys;

/// <summary>The keys that sign tokens.</summary>
internal sealed class SigningRing(IServiceScopeFactory scopes, KeyRotation rotation, IOptions<IdentityOptions> options, IStoreFaults faults, TimeProvider clock)
    : KeyRing(scopes, rotation, RotationRule.OfTokens(options.Value), faults, clock);
