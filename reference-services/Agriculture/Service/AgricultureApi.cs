using DigitalIndiaStack.Agriculture.Contracts;
using DigitalIndiaStack.Agriculture.Service.Domain;
using DigitalIndiaStack.Agriculture.Service.Storage;
using DigitalIndiaStack.Core.Http;
using DigitalIndiaStack.Core.Paging;
using DigitalIndiaStack.Core.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Agriculture.Service;

/// <summary>Answers the operations of specs/agriculture/agriculture.v1.yaml.</summary>
internal sealed class AgricultureApi(AgricultureDbContext db, Applications applications, SchemeCatalog schemes, PageAddresses addresses, AnswerTools answer) : IAgricultureApi
{
    public Task<Results<Ok<SchemeList>, ProblemHttpResult>> ListSchemesAsync(string tenant, CancellationToken cancellationToken) =>
        Task.FromResult<Results<Ok<SchemeList>, ProblemHttpResult>>(schemes.Of(tenant) is { } items
            ? TypedResults.Ok(new SchemeList { Items = items })
            : answer.Problems.Write(AgricultureProblems.NotFound));

    public async Task<Results<Ok<ApplicationPage>, ProblemHttpResult>> ListApplicationsAsync(
        ApplicationStatus? status, int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (!IdPages.TryRead(cursor, out var after))
        {
            return answer.Problems.Write(CoreProblems.Malformed, [IdPages.BadCursor]);
        }

        var rows = await db.InState(status, ApplicationId.From(after ?? Guid.Empty)).Take(limit + 1).ToListAsync(cancellationToken);
        foreach (var row in rows.Take(limit))
        {
            applications.Look(row);
        }

        var next = answer.Pages.Next(rows.Count > limit, () => rows[limit - 1].Id.Value);
        return TypedResults.Ok(new ApplicationPage { Items = [.. rows.Take(limit).Select(Wire.ToWire)], NextCursor = next });
    }

    public async Task<Results<Created<Application>, ProblemHttpResult>> ApplyForBenefitAsync(ApplicationDraft body, CancellationToken cancellationToken)
    {
        if (schemes.Find(body.Scheme) is not { } scheme)
        {
            return answer.Problems.Write(AgricultureProblems.NotFound);
        }

        var (application, refusal) = await applications.ApplyAsync(scheme, addresses.OfApplication, cancellationToken);
        if (application is null)
        {
            return answer.Problems.Write(refusal!);
        }

        answer.Headers.ETag = EntityTag.Of(application.Version);
        return TypedResults.Created($"/agriculture/v1/applications/{application.Id.Value}", application.ToWire());
    }

    public async Task<Results<Ok<Application>, ProblemHttpResult>> GetApplicationAsync(Guid applicationId, CancellationToken cancellationToken) =>
        await applications.FindOwnAsync(ApplicationId.From(applicationId), cancellationToken) is { } application
            ? Show(application)
            : answer.Problems.Write(AgricultureProblems.NotFound);

    public async Task<Results<Ok<Application>, ProblemHttpResult>> CollectEvidenceAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        if (await applications.FindOwnAsync(ApplicationId.From(applicationId), cancellationToken) is not { } application)
        {
            return answer.Problems.Write(AgricultureProblems.NotFound);
        }

        return await applications.CollectAsync(application, cancellationToken) is { } refusal
            ? answer.Problems.Write(refusal)
            : Show(application);
    }

    public async Task<Results<Ok<Application>, ProblemHttpResult>> DecideApplicationAsync(
        Guid applicationId, string? ifMatch, ApplicationDecision body, CancellationToken cancellationToken)
    {
        if (ifMatch is null)
        {
            return answer.Problems.Write(CoreProblems.PreconditionRequired);
        }

        if (await applications.FindAsync(ApplicationId.From(applicationId), cancellationToken) is not { } application)
        {
            return answer.Problems.Write(AgricultureProblems.NotFound);
        }

        if (!EntityTag.Of(application.Version).IsMatchedBy(ifMatch))
        {
            return answer.Problems.Write(CoreProblems.Stale);
        }

        return await applications.DecideAsync(application, body.Decision, body.Reason, cancellationToken) is { } refusal
            ? answer.Problems.Write(refusal)
            : Show(application);
    }

    public async Task<Results<Ok<ApplicationProgress>, ProblemHttpResult>> TrackApplicationAsync(string trackingNumber, CancellationToken cancellationToken) =>
        await db.ProgressOfAsync(trackingNumber, cancellationToken) is { } progress
            ? TypedResults.Ok(progress)
            : answer.Problems.Write(AgricultureProblems.NotFound);

    private Ok<Application> Show(BenefitApplication application)
    {
        answer.Headers.ETag = EntityTag.Of(application.Version);
        return TypedResults.Ok(application.ToWire());
    }
}
