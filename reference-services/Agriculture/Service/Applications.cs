using DigitalIndiaStack.Agriculture.Service.Domain;
using DigitalIndiaStack.Agriculture.Service.Storage;
using DigitalIndiaStack.Consent.Contracts;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using DecisionKind = DigitalIndiaStack.Agriculture.Contracts.DecisionKind;

namespace DigitalIndiaStack.Agriculture.Service;

/// <summary>What persons and officers do with applications, by API or by page.</summary>
internal sealed class Applications(
    AgricultureDbContext db,
    Caller caller,
    [FromKeyedServices(AgricultureService.ServiceName)] IConsentClient consent,
    Setup setup,
    EvidenceReader evidence,
    TimeProvider clock)
{
    /// <summary>An application of the signed-in person; <see langword="null"/> also when it is another's (AGR-3.3).</summary>
    public Task<BenefitApplication?> FindOwnAsync(ApplicationId id, CancellationToken cancellationToken) =>
        db.Applications.FirstOrDefaultAsync(application => application.Id == id && application.Subject == (caller.Subject ?? ""), cancellationToken);

    /// <summary>Any application of the tenant, for an officer.</summary>
    public Task<BenefitApplication?> FindAsync(ApplicationId id, CancellationToken cancellationToken) =>
        db.Applications.FirstOrDefaultAsync(application => application.Id == id, cancellationToken);

    /// <summary>Applies as the signed-in person and asks them for consent.</summary>
    /// <param name="returnTo">The address of an application's page, to which the person comes back after the decision.</param>
    public async Task<(BenefitApplication? Application, ProblemKind? Refusal)> ApplyAsync(
        Localization.Packs.BenefitService scheme, Func<ApplicationId, Uri> returnTo, CancellationToken cancellationToken)
    {
        var subject = caller.Subject!;
        if (await db.Applications.AnyAsync(row => row.Subject == subject && row.Scheme == scheme.Id && BenefitApplication.Open.Contains(row.Status), cancellationToken))
        {
            return (null, AgricultureProblems.AlreadyOpen);
        }

        var made = await setup.OfAsync(scheme, cancellationToken);
        var now = clock.GetUtcNow();
        var id = ApplicationId.From(Guid.CreateVersion7(now));
        var request = await consent.CreateConsentRequestAsync(
            $"application-{id.Value:N}",
            new ConsentRequestDraft { AgreementId = made.AgreementId, Subject = subject, ReturnUrl = returnTo(id) },
            cancellationToken);
        var application = new BenefitApplication
        {
            Id = id,
            TrackingNumber = TrackingNumber.Next(),
            Scheme = scheme.Id,
            Subject = subject,
            ConsentRequestId = request.RequestId,
            DecisionUrl = request.DecisionUrl.AbsoluteUri,
            CreatedAt = now,
        };
        application.Begin(now);
        db.Applications.Add(application);
        Record("application.apply", application);
        return await SaveAsync(cancellationToken) ? (application, null) : (null, AgricultureProblems.AlreadyOpen);
    }

    /// <summary>Reads the registry anew for an application.</summary>
    public async Task<ProblemKind?> CollectAsync(BenefitApplication application, CancellationToken cancellationToken)
    {
        if (await evidence.CollectAsync(application, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        Record("application.evidence", application);
        return await SaveAsync(cancellationToken) ? null : AgricultureProblems.WrongState;
    }

    /// <summary>Decides as the signed-in officer.</summary>
    public async Task<ProblemKind?> DecideAsync(BenefitApplication application, DecisionKind decision, string reason, CancellationToken cancellationToken)
    {
        if (application.Decide(decision, reason, caller.Subject!, clock.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        if (decision == DecisionKind.Approve)
        {
            db.Announce(PaymentRunner.Work);
        }

        Record($"application.{decision}".ToLowerInvariant(), application);
        return await SaveAsync(cancellationToken) ? null : CoreProblems.Stale;
    }

    /// <summary>Records an officer's look at an application.</summary>
    public Task LookAsync(BenefitApplication application, CancellationToken cancellationToken)
    {
        Look(application);
        return db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Records an officer's look at an application; saved before the answer leaves.</summary>
    public void Look(BenefitApplication application) => Record("application.read", application);

    private void Record(string action, BenefitApplication application) => db.Record(new AuditEntry(action, caller.Actor)
    {
        Subject = application.Subject,
        Resource = $"applications/{application.Id.Value}",
        ConsentId = application.ConsentId?.ToString(),
    });

    /// <summary>Saves; <see langword="false"/> when somebody else was first.</summary>
    private async Task<bool> SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            return false;
        }
    }
}
