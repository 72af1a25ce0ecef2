using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.People;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Enrolling;

/// <summary>Decides applications. Decision, person and number are one transaction.</summary>
internal sealed class ReviewDesk(IdentityDbContext db, Caller caller, ApiAnswers problems, ReviewParts parts)
{
    public async Task<Results<Ok<EnrolmentApplication>, ProblemHttpResult>> IssueAsync(Guid applicationId, IssueDecision decision, CancellationToken cancellationToken)
    {
        if (await db.ReviewedAsync(applicationId, cancellationToken) is not { } filed)
        {
            return problems.Refuse(IdentityProblems.NotFound);
        }

        var refusal = RefusalOf(filed) ?? await ObstacleAsync(filed, decision, cancellationToken);
        if (refusal is null && !await db.DecideAsync(filed.Id, EnrolmentStatus.Issued, caller.Actor, decision.Reason, parts.Book.Now, cancellationToken))
        {
            refusal = IdentityProblems.ApplicationStateRefuses;
        }

        if (refusal is not null)
        {
            return problems.Refuse(refusal);
        }

        await (filed.Kind == EnrolmentKind.Enrolment ? EnrolAsync(filed, cancellationToken) : CorrectAsync(filed, cancellationToken));
        return await AnswerAsync("issue", filed, cancellationToken);
    }

    public async Task<Results<Ok<EnrolmentApplication>, ProblemHttpResult>> RejectAsync(Guid applicationId, RejectDecision decision, CancellationToken cancellationToken)
    {
        if (await db.ReviewedAsync(applicationId, cancellationToken) is not { } filed)
        {
            return problems.Refuse(IdentityProblems.NotFound);
        }

        if (RefusalOf(filed) is { } refusal)
        {
            return problems.Refuse(refusal);
        }

        return await db.DecideAsync(filed.Id, EnrolmentStatus.Rejected, caller.Actor, decision.Reason, parts.Book.Now, cancellationToken)
            ? await AnswerAsync("reject", filed, cancellationToken)
            : problems.Refuse(IdentityProblems.ApplicationStateRefuses);
    }

    public async Task<Results<Ok<EnrolmentApplication>, ProblemHttpResult>> ReturnAsync(Guid applicationId, ReturnDecision decision, CancellationToken cancellationToken)
    {
        if (await db.ReviewedAsync(applicationId, cancellationToken) is not { } filed)
        {
            return problems.Refuse(IdentityProblems.NotFound);
        }

        var refusal = RefusalOf(filed) ?? await ReturnObstacleAsync(filed, cancellationToken);
        if (refusal is null && !await db.ReturnAsync(filed.Id, decision.Reason, cancellationToken))
        {
            refusal = IdentityProblems.ApplicationStateRefuses;
        }

        if (refusal is not null)
        {
            return problems.Refuse(refusal);
        }

        await parts.Book.RecordAsync("return", filed, cancellationToken);
        return TypedResults.Ok(await parts.Answers.ShowAsync(await db.Applications.AsNoTracking().SingleAsync(row => row.Id == filed.Id, cancellationToken), cancellationToken));
    }

    private ProblemKind? RefusalOf(FiledApplication filed) =>
        !filed.IsOpen ? IdentityProblems.ApplicationStateRefuses : filed.IsOf(caller.Actor) ? IdentityProblems.DecidedByFiler : null;

    /// <summary>Looks once more: whoever is like the person may have come since (IDN-14.15). That stays, although the issue is refused.</summary>
    private async Task<ProblemKind?> ObstacleAsync(FiledApplication filed, IssueDecision decision, CancellationToken cancellationToken)
    {
        var known = (await db.CandidatesAsync([filed.Id], cancellationToken))[filed.Id].ToList();
        var found = await parts.Search.FindAsync(filed, cancellationToken);
        var fresh = found.Where(one => known.TrueForAll(old => old.Other != one.Other)).Take(CandidateSearch.Most - known.Count).ToList();
        if (fresh.Count > 0 && await db.FlagAsync(filed.Id, cancellationToken))
        {
            db.Candidates.AddRange(fresh);
            await parts.Book.RecordAsync("flag", filed, cancellationToken);
            await db.KeepRefusalAsync(cancellationToken);
            return IdentityProblems.CandidateAppeared;
        }

        return known.Count > 0 && decision.Reason is null ? IdentityProblems.ReasonMissing : null;
    }

    /// <summary>Nobody stands behind a correction, nor behind a line of a register, who could change it.</summary>
    private async Task<ProblemKind?> ReturnObstacleAsync(FiledApplication filed, CancellationToken cancellationToken) =>
        filed.Kind == EnrolmentKind.Correction ? IdentityProblems.CorrectionNotReturned
        : await db.LineOfAsync(filed.Id, cancellationToken) is not null ? IdentityProblems.ImportNotReturned
        : null;

    private async Task EnrolAsync(FiledApplication filed, CancellationToken cancellationToken)
    {
        var line = await db.LineOfAsync(filed.Id, cancellationToken);
        var person = await parts.Enrolments.AddAsync(caller.Tenant.Value, filed.Data with { Region = line?.Region }, filed.PinHash, caller.Actor, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await db.Applications.Where(row => row.Id == filed.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.PersonId, person.Id), cancellationToken);
        await db.SettleAsync(filed.Id, person.Id, cancellationToken);
    }

    private Task<int> CorrectAsync(FiledApplication filed, CancellationToken cancellationToken) =>
        db.Persons.Where(person => person.Id == filed.PersonId!.Value).ExecuteUpdateAsync(
            set => set.SetProperty(person => person.FullName, filed.FullName).SetProperty(person => person.GivenName, filed.GivenName).SetProperty(person => person.FamilyName, filed.FamilyName)
                .SetProperty(person => person.DateOfBirth, filed.DateOfBirth).SetProperty(person => person.Version, person => person.Version + 1),
            cancellationToken);

    private async Task<Results<Ok<EnrolmentApplication>, ProblemHttpResult>> AnswerAsync(string act, FiledApplication filed, CancellationToken cancellationToken)
    {
        await parts.Book.RecordAsync(act, filed, cancellationToken);
        return TypedResults.Ok(await parts.Answers.ShowAsync((await db.ReviewedAsync(filed.Id.Value, cancellationToken))!, cancellationToken));
    }
}

/// <summary>What the desk works with.</summary>
internal sealed record ReviewParts(ApplicationBook Book, ApplicationAnswers Answers, CandidateSearch Search, Enrolments Enrolments);
