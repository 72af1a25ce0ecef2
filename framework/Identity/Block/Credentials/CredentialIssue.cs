using System.Text;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.People;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.Credentials;

/// <summary>Gives a person a credential.</summary>
internal sealed class CredentialIssue(IdentityDbContext db, StatusPlaces places, CredentialMaker maker, CountryToday today, TimeProvider clock, IOptions<IdentityOptions> options)
{
    /// <summary>What a QR code of version 25 at level M holds (ISO/IEC 18004): 117 squares, which a phone still reads off paper.</summary>
    public const int LargestPrint = 997;

    /// <summary>Makes a credential and records it; the caller saves.</summary>
    /// <param name="person">Whom it is about, and who asks.</param>
    /// <param name="asked">What it shall tell.</param>
    /// <param name="key">The key of the holder as a JWK; <see langword="null"/> for print.</param>
    /// <returns>The credential with its record, or why there is none.</returns>
    public async Task<(Credential? Record, string Text, ProblemKind? Problem)> MakeAsync(
        Domain.Person person, IReadOnlyCollection<CredentialClaim> asked, string? key, CancellationToken cancellationToken)
    {
        if (!person.IsLetIn)
        {
            return (null, "", IdentityProblems.SignInLocked);
        }

        // To the second, as the credential says it.
        var now = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        var record = await places.PlaceAsync(person.Tenant, (list, place) => Record(person, key is null, now, list, place), cancellationToken);
        var text = await maker.MakeAsync(record, PersonClaims.Of(person, asked, today.Of(person.Tenant)), key, cancellationToken);
        if (key is null && Encoding.ASCII.GetByteCount(text) > LargestPrint)
        {
            return (null, "", IdentityProblems.TooLargeForPrint);
        }

        db.Record(new AuditEntry("identity.credential.issue", person.Id.ToString()) { Subject = person.Id.ToString(), Resource = $"credential/{record.Id}" });
        return (record, text, null);
    }

    private Credential Record(Domain.Person person, bool isPrinted, DateTimeOffset now, Guid list, int place) => new()
    {
        Id = Guid.CreateVersion7(now),
        Tenant = person.Tenant,
        PersonId = person.Id,
        ListId = list,
        Place = place,
        IsPrinted = isPrinted,
        IssuedAt = now,
        ExpiresAt = now.AddDays(options.Value.CredentialDays),
    };
}
