using System.Buffers.Text;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Passkeys;

/// <summary>Whose passkey it is.</summary>
/// <param name="Handle">A random name of the person, which authenticators keep; nothing else of the person is in it.</param>
/// <param name="Person">The person.</param>
internal sealed record PasskeyUser(string Handle, PersonId Person);

/// <summary>What the framework's handler of passkeys asks of the store: users by their handles, and the passkeys of one that are open.</summary>
internal sealed class PasskeyUsers(IdentityDbContext db)
    : UserManager<PasskeyUser>(new NoUserStore(), null!, null!, null!, null!, null!, null!, null!, null!)
{
    public override async Task<PasskeyUser?> FindByIdAsync(string userId) =>
        await db.Factors.AsNoTracking().SingleOrDefaultAsync(row => row.PasskeyHandle == userId) is { } factors ? new PasskeyUser(userId, factors.PersonId) : null;

    public override Task<string> GetUserIdAsync(PasskeyUser user) => Task.FromResult(user.Handle);

    public override async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(PasskeyUser user)
    {
        var rows = await db.Passkeys.AsNoTracking().Where(row => row.PersonId == user.Person && row.LockedAt == null).OrderBy(row => row.Id).ToListAsync();
        return [.. rows.Select(Describe)];
    }

    public override async Task<UserPasskeyInfo?> GetPasskeyAsync(PasskeyUser user, byte[] credentialId)
    {
        var id = Base64Url.EncodeToString(credentialId);
        var row = await db.Passkeys.AsNoTracking().SingleOrDefaultAsync(row => row.CredentialId == id && row.PersonId == user.Person && row.LockedAt == null);
        return row is null ? null : Describe(row);
    }

    public override async Task<PasskeyUser?> FindByPasskeyIdAsync(byte[] credentialId)
    {
        var id = Base64Url.EncodeToString(credentialId);
        return await db.Passkeys.AsNoTracking().SingleOrDefaultAsync(row => row.CredentialId == id) is { } row ? new PasskeyUser("", row.PersonId) : null;
    }

    // The counter is compared where it is moved on, in one statement (PasskeyProof): compared here, two answers at once would both be let through.
    private static UserPasskeyInfo Describe(Passkey row) => new(
        Base64Url.DecodeFromChars(row.CredentialId), row.PublicKey, row.AddedAt, signCount: 0, row.Transports.Split(',', StringSplitOptions.RemoveEmptyEntries),
        isUserVerified: true, row.IsBackupEligible, isBackedUp: false, attestationObject: [], clientDataJson: []);
}
