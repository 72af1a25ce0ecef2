using System.Buffers.Text;
using System.IO.Compression;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.Credentials;

/// <summary>Writes status lists from what holds now (Token Status List, 4 and 5).</summary>
internal sealed class StatusListTokens(IdentityDbContext db, CredentialSigner signer, TimeProvider clock, IOptions<IdentityOptions> options)
{
    /// <summary>For how long whoever verifies may keep a list before they ask again.</summary>
    public static readonly TimeSpan Keep = TimeSpan.FromMinutes(5);

    // Whoever is without a network may go by an old list for so long.
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);

    private const int Bits = 2;
    private const int Invalid = 1;
    private const int Suspended = 2;

    /// <summary>The address of a list, as credentials name it.</summary>
    public static string AddressOf(Uri issuer, Guid list) => new Uri(issuer, $"/identity/v1/status-lists/{list}").AbsoluteUri;

    /// <summary>The list as a signed JWT; <see langword="null"/> when there is none of this id.</summary>
    public async Task<string?> MakeAsync(Guid list, CancellationToken cancellationToken)
    {
        if (!await db.StatusLists.AnyAsync(row => row.Id == list, cancellationToken))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        return await signer.SignAsync(CredentialType.StatusList, new JsonObject
        {
            ["sub"] = AddressOf(options.Value.Issuer, list),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Life).ToUnixTimeSeconds(),
            ["ttl"] = (long)Keep.TotalSeconds,
            ["status_list"] = new JsonObject { ["bits"] = Bits, ["lst"] = Compress(await StatusesAsync(list, cancellationToken)) },
        }, cancellationToken);
    }

    private async Task<byte[]> StatusesAsync(Guid list, CancellationToken cancellationToken)
    {
        var bad = await db.CredentialsOfAll.AsNoTracking()
            .Where(row => row.ListId == list && (row.RevokedAt != null || db.PersonsOfAll.Any(person => person.Id == row.PersonId && (person.State != PersonState.Active || person.IsSignInLocked))))
            .Select(row => new { row.Place, IsRevoked = row.RevokedAt != null })
            .ToListAsync(cancellationToken);
        var statuses = new byte[StatusPlaces.Count * Bits / 8];
        foreach (var credential in bad)
        {
            var bit = credential.Place * Bits;
            statuses[bit / 8] |= (byte)((credential.IsRevoked ? Invalid : Suspended) << (bit % 8));
        }

        return statuses;
    }

    private static string Compress(byte[] statuses)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(statuses);
        }

        return Base64Url.EncodeToString(compressed.ToArray());
    }
}
