using System.Globalization;
using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Identity.Block.Keys;

namespace DigitalIndiaStack.Identity.Block.Sandbox;

/// <summary><c>the next signing key is announced</c>: gives its <c>kid</c>, and when it was <c>announcedAt</c> and <c>signsFrom</c>.</summary>
internal sealed class AnnouncedKeyState(SigningRing ring) : ISandboxState
{
    public string Name => "the next signing key is announced";

    public async Task<IReadOnlyDictionary<string, string>?> SetAsync(IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken) =>
        ValuesOf(await ring.AnnounceAsync(IdentitySeeder.Actor, cancellationToken));

    /// <summary>What such a state tells of a key.</summary>
    public static IReadOnlyDictionary<string, string> ValuesOf(AnnouncedKey next) =>
        new Dictionary<string, string> { ["kid"] = next.KeyId, ["announcedAt"] = Text(next.AnnouncedAt), ["signsFrom"] = Text(next.SignsFrom) };

    private static string Text(DateTimeOffset moment) => moment.ToString("O", CultureInfo.InvariantCulture);
}
