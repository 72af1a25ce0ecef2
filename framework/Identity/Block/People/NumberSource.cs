using System.Security.Cryptography;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Sandbox;
using DigitalIndiaStack.Localization.Packs;

namespace DigitalIndiaStack.Identity.Block.People;

/// <summary>Draws national numbers from the range of the country; a sandbox draws from a range that no real person is in.</summary>
internal sealed class NumberSource(ICountryPacks packs, SandboxMode sandbox)
{
    private const string Scheme = "national";
    private const string SandboxDefault = "9";
    private const string RealDefault = "1";

    /// <summary>Draws a number; it may belong to somebody already.</summary>
    public NationalNumber Draw(string tenant)
    {
        var scheme = packs.Find(tenant)?.Identifiers.GetValueOrDefault(Scheme);
        var prefixes = sandbox.IsOn ? scheme?.SandboxPrefixes : scheme?.RealPrefixes;
        return NationalNumber.Random(prefixes is { Count: > 0 } ? prefixes[RandomNumberGenerator.GetInt32(prefixes.Count)] : sandbox.IsOn ? SandboxDefault : RealDefault);
    }
}
