using DigitalIndiaStack.Core.Http;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Identity.Block.Enrolling;

/// <summary>Takes applications from persons and from agents for them.</summary>
internal sealed class FilingDesk(IdentityDbContext db, Caller caller, ProblemWriter problems, ApplicationAnswers answers, ApplicationBook book)
{
    public async Task<Results<Created<EnrolmentApplication>, ProblemHttpResult>> DraftAsync(EnrolmentDraft draft, CancellationToken cancellationToken)
    {
        if (book.Refuse(draft) is { } refusal)
        {
            return problems.Write(refusal);
        }

        var filed = book.Read(draft);
        await book.AddAsync(filed, [], cancellationToken);
        return TypedResults.Created($"/identity/v1/enrolment-applications/{filed.Id}", await answers.ShowAsync(filed, cancellationToken));
    }

    public async Task<Results<Ok<EnrolmentApplication>, ProblemHttpResult>> ReviseAsync(Guid applicationId, string? ifMatch, EnrolmentDraft draft, CancellationToken cancellationToken)
    {
        if (ifMatch is null)
        {
            return problems.Write(CoreProblems.PreconditionRequired);
        }

        if (await db.OwnApplicationAsync(caller, applicationId, cancellationToken) is not { } filed)
        {
            return problems.Write(IdentityProblems.NotFound);
        }

        var refusal = filed.Status != EnrolmentStatus.Draft ? IdentityProblems.ApplicationStateRefuses
            : !EntityTag.Of(filed.Version).IsMatchedBy(ifMatch) ? CoreProblems.Stale
            : book.Refuse(draft);
        if (refusal is not null)
        {
            return problems.Write(refusal);
        }

        return await db.ReviseAsync(filed, book.Read(draft), cancellationToken) ? await DoneAsync("revise", filed, cancellationToken) : problems.Write(CoreProblems.Stale);
    }

    public async Task<Results<Ok<EnrolmentApplication>, ProblemHttpResult>> SubmitAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        if (await db.OwnApplicationAsync(caller, applicationId, cancellationToken) is not { } filed)
        {
            return problems.Write(IdentityProblems.NotFound);
        }

        return await book.SubmitAsync(filed, cancellationToken) is { } refusal ? problems.Write(refusal) : await DoneAsync("submit", filed, cancellationToken);
    }

    private async Task<Results<Ok<EnrolmentApplication>, ProblemHttpResult>> DoneAsync(string act, FiledApplication filed, CancellationToken cancellationToken)
    {
        await book.RecordAsync(act, filed, cancellationToken);
        return TypedResults.Ok(await answers.ShowAsync((await db.OwnApplicationAsync(caller, filed.Id.Value, cancellationToken))!, cancellationToken));
    }
}
