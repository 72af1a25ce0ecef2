using DigitalIndiaStack.Consent.Block.Domain;
using DigitalIndiaStack.Consent.Block.Storage;
using DigitalIndiaStack.Consent.Contracts;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Consent.Block;

/// <summary>Takes requests of data fiduciaries, and the decisions of persons on them.</summary>
internal sealed class RequestDesk(ConsentDbContext db, Caller caller, ConsentDecisions decisions, RequestAddresses addresses, SubjectDirectory subjects, ProblemWriter problems, TimeProvider clock)
{
    public async Task<Results<Created<ConsentRequest>, ProblemHttpResult>> CreateAsync(ConsentRequestDraft draft, CancellationToken cancellationToken)
    {
        var agreementId = AgreementId.From(draft.AgreementId);
        var agreement = await db.Agreements.AsNoTracking()
            .FirstOrDefaultAsync(row => row.Id == agreementId && row.DataFiduciary == caller.ClientId, cancellationToken);
        if (agreement is null)
        {
            return problems.Write(ConsentProblems.NotFound);
        }

        if (!addresses.MayReturnTo(draft.ReturnUrl, caller.ClientId))
        {
            return problems.Write(ConsentProblems.ReturnUrlUnknown);
        }

        var own = await subjects.MapAsync(caller.ClientId, draft.Subject, ConsentBlock.BlockName, cancellationToken);
        var source = await subjects.MapAsync(caller.ClientId, draft.Subject, agreement.Terms.DataSource.ClientId, cancellationToken);
        if (own is null || source is null)
        {
            return problems.Write(ConsentProblems.SubjectUnknown);
        }

        var request = Ask(agreement, draft, (own, source));
        db.Requests.Add(request);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"/consent/v1/requests/{request.Id.Value}", Show(request));
    }

    public async Task<Results<Ok<ConsentRequest>, ProblemHttpResult>> GetAsync(Guid requestId, CancellationToken cancellationToken)
    {
        var id = RequestId.From(requestId);
        var request = await db.Requests.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.Requester == caller.ClientId, cancellationToken);
        return request is null ? problems.Write(ConsentProblems.NotFound) : TypedResults.Ok(Show(request));
    }

    public async Task<Results<Ok<ConsentRequest>, ProblemHttpResult>> DecideAsync(Guid requestId, ConsentDecision decision, CancellationToken cancellationToken)
    {
        var (request, refusal) = await decisions.DecideAsync(RequestId.From(requestId), decision.Decision, decision.Language, cancellationToken);
        return refusal is null ? TypedResults.Ok(Show(request!)) : problems.Write(refusal);
    }

    private PendingRequest Ask(DataAgreement agreement, ConsentRequestDraft draft, (string Own, string Source) subject)
    {
        var now = clock.GetUtcNow();
        return new PendingRequest
        {
            Id = RequestId.From(Guid.CreateVersion7(now)),
            AgreementId = agreement.Id,
            AgreementVersion = agreement.Version,
            Requester = caller.ClientId,
            Subject = subject.Own,
            SourceSubject = subject.Source,
            ReturnUrl = draft.ReturnUrl.AbsoluteUri,
            CreatedAt = now,
            ExpiresAt = now + PendingRequest.Life,
        };
    }

    private ConsentRequest Show(PendingRequest request) => request.ToWire(addresses.DecisionUrl(request.Id), clock.GetUtcNow());
}
