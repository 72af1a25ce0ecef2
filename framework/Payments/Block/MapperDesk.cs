using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Links persons to the accounts on which they are paid.</summary>
internal sealed class MapperDesk(PaymentsDbContext db, Caller caller, PersonDirectory persons, ProblemWriter problems, TimeProvider clock)
{
    public async Task<Results<Created<Mapping>, ProblemHttpResult>> LinkAsync(MappingDraft draft, CancellationToken cancellationToken)
    {
        if (await db.OwnAccountAsync(caller, draft.AccountId, cancellationToken) is not { } account)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        if (await persons.OfNumberAsync(draft.SubjectNumber, cancellationToken) is not { } subject)
        {
            return problems.Write(PaymentsProblems.CreditorUnknown);
        }

        var link = await db.LinkAsync(subject, account.Id, clock.GetUtcNow(), cancellationToken);
        db.Record(new AuditEntry("account.link", caller.Actor) { Subject = subject, Resource = $"account/{account.Id.Value}" });
        return TypedResults.Created((string?)null, new Mapping { AccountId = account.Id.Value, LinkedAt = link.LinkedAt });
    }
}
