using DigitalIndiaStack.Agriculture.Contracts;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Storage;

namespace DigitalIndiaStack.Agriculture.Service.Domain;

/// <summary>One person's request under one scheme; each method is one transition of AGR-1 and refuses in any other state.</summary>
internal sealed class BenefitApplication : ITenantOwned, IVersioned
{
    public required ApplicationId Id { get; init; }

    public string Tenant { get; init; } = "";

    public long Version { get; private set; }

    public required string TrackingNumber { get; init; }

    public required string Scheme { get; init; }

    /// <summary>The person, as this service knows them.</summary>
    public required string Subject { get; init; }

    public ApplicationStatus Status { get; private set; } = ApplicationStatus.ConsentPending;

    /// <summary>The request for consent.</summary>
    public required Guid ConsentRequestId { get; init; }

    /// <summary>Where the person decides on it.</summary>
    public required string DecisionUrl { get; init; }

    public Guid? ConsentId { get; private set; }

    public Evidence? Evidence { get; private set; }

    /// <summary>The officer's reason.</summary>
    public string? Reason { get; private set; }

    public string? ReceiptNumber { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>The states in which the person may not apply again (AGR-3.2).</summary>
    public static IReadOnlyList<ApplicationStatus> Open { get; } = [ApplicationStatus.ConsentPending, ApplicationStatus.UnderReview, ApplicationStatus.Approved];

    /// <summary>Starts the clock of the application.</summary>
    public void Begin(DateTimeOffset now) => Move(ApplicationStatus.ConsentPending, now);

    /// <summary>Records that the person refused the consent (AGR-3.4).</summary>
    public void TakePaperRoute(DateTimeOffset now)
    {
        if (Status == ApplicationStatus.ConsentPending)
        {
            Move(ApplicationStatus.PaperRoute, now);
        }
    }

    /// <summary>Takes what the registry disclosed; the first time it decides whether the application is reviewed (AGR-3.6).</summary>
    public void Take(Guid consentId, Evidence evidence, double maximumHectares, DateTimeOffset now)
    {
        ConsentId = consentId;
        Evidence = evidence;
        Move(Status != ApplicationStatus.ConsentPending ? Status
            : evidence.AreaHectares > maximumHectares ? ApplicationStatus.Ineligible
            : ApplicationStatus.UnderReview, now);
    }

    /// <summary>Decides; <see langword="null"/> when it worked (AGR-4.2, AGR-4.5).</summary>
    /// <param name="officer">The officer, as this service knows them.</param>
    public ProblemKind? Decide(DecisionKind decision, string reason, string officer, DateTimeOffset now)
    {
        if (officer == Subject)
        {
            return AgricultureProblems.OwnApplication;
        }

        if (Status != ApplicationStatus.UnderReview)
        {
            return AgricultureProblems.WrongState;
        }

        Reason = reason;
        Move(decision == DecisionKind.Approve ? ApplicationStatus.Approved : ApplicationStatus.Rejected, now);
        return null;
    }

    /// <summary>Records the payment of an approved application.</summary>
    public void Pay(string receiptNumber, DateTimeOffset now)
    {
        if (Status == ApplicationStatus.Approved)
        {
            ReceiptNumber = receiptNumber;
            Move(ApplicationStatus.Paid, now);
        }
    }

    private void Move(ApplicationStatus status, DateTimeOffset now)
    {
        Status = status;
        UpdatedAt = now;
    }
}
