using System.Globalization;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Block.Subjects;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Credentials;

/// <summary>The person behind a call. A token from before a lock is good until it runs out, so the person is looked at each time.</summary>
internal sealed class CredentialHolder(IdentityDbContext db, PairwiseSubjects subjects, Caller caller, IHttpContextAccessor contexts)
{
    private const string IssuedAt = "iat";

    /// <summary>Finds them; <see langword="null"/> when a client acts for itself.</summary>
    public async Task<Person?> FindAsync(CancellationToken cancellationToken) =>
        caller.Subject is { } subject && await subjects.FindAsync(caller.Tenant.Value, IdentityBlock.BlockName, subject, cancellationToken) is { } id
            ? await db.Persons.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken)
            : null;

    /// <summary>Whether the token is of a sign-in that counts: a credential lives longer than what a lock ended (IDN-8.7).</summary>
    public bool IsLetIn(Person person) => person.LetsIn(TokenIssuedAt);

    private DateTimeOffset TokenIssuedAt =>
        long.TryParse(contexts.HttpContext?.User.FindFirst(IssuedAt)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.MinValue;
}
