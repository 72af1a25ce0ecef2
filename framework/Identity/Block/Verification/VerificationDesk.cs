using System.Globalization;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.People;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Block.Subjects;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Permission = DigitalIndiaStack.Identity.Block.Domain.Permission;
using Person = DigitalIndiaStack.Identity.Block.Domain.Person;

namespace DigitalIndiaStack.Identity.Block.Verification;

/// <summary>Answers questions about persons with yes or no; nothing tells an absent person or permission from a no (IDN-16.2, IDN-16.3).</summary>
internal sealed class VerificationDesk(
    IdentityDbContext db, PairwiseSubjects subjects, VerificationLimit limit, Caller caller, IHttpContextAccessor contexts, ProblemWriter problems, CountryToday today, TimeProvider clock)
{
    public async Task<Results<Ok<VerificationAnswers>, ProblemHttpResult>> VerifyAsync(VerificationQuestions asked, CancellationToken cancellationToken)
    {
        var (tenant, client) = (caller.Tenant.Value, caller.ClientId);
        if (await limit.TakeAsync(tenant, client, asked.Subject, cancellationToken) is { } wait)
        {
            contexts.HttpContext!.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return problems.Write(IdentityProblems.VerifiedTooOften);
        }

        var id = await subjects.FindAsync(tenant, client, asked.Subject, cancellationToken);
        var person = await db.PersonsOfAll.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.State == PersonState.Active, cancellationToken);
        var permission = await db.Permissions.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == asked.PermissionId && row.Tenant == tenant && row.Client == client && row.PersonId == id, cancellationToken);
        Record(person?.Id, asked.PermissionId);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(Answer(asked, person, permission));
    }

    // Of nobody too: the time that an answer takes must not tell the one from the other.
    private void Record(PersonId? person, Guid permission)
    {
        db.History.Add(new SignInEvent { PersonId = person ?? SignInEvent.Nobody, At = clock.GetUtcNow(), Outcome = SignInOutcome.Verified, Client = caller.ClientId });
        db.Record(new AuditEntry("identity.verify", caller.Actor) { Subject = person?.ToString(), Resource = $"permission/{permission}" });
    }

    private VerificationAnswers Answer(VerificationQuestions asked, Person? person, Permission? permission)
    {
        var now = clock.GetUtcNow();
        var holds = permission is { Purpose: PermissionPurpose.Verification } && permission.StatusAt(now) == PermissionStatus.Granted;
        var permitted = holds ? permission!.Items : [];
        bool Says(PermissionItem item, Func<Person, bool> fact) => person is not null && permitted.Contains(item) && fact(person);
        return new VerificationAnswers
        {
            FullName = asked.FullName is { } name ? Says(PermissionItem.FullName, known => known.IsNamed(name)) : null,
            Over18 = asked.Over18 == true ? Says(PermissionItem.Over18, known => known.IsOfAge(today.Of(known.Tenant))) : null,
            Region = asked.Region is { } region ? Says(PermissionItem.Region, known => known.LivesIn(region)) : null,
        };
    }
}
