using CsCheck;
using DigitalIndiaStack.Agriculture.Contracts;
using DigitalIndiaStack.Agriculture.Service.Domain;
using ApplicationId = DigitalIndiaStack.Agriculture.Service.Domain.ApplicationId;

namespace DigitalIndiaStack.Agriculture.Tests.Domain;

public sealed class ApplicationTests
{
    private const double MaximumHectares = 2;
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    /// <summary>Every transition of AGR-1; whatever is not here leaves the state as it is.</summary>
    private static readonly Dictionary<(ApplicationStatus, Step), ApplicationStatus> Transitions = new()
    {
        [(ApplicationStatus.ConsentPending, Step.ReadSmall)] = ApplicationStatus.UnderReview,
        [(ApplicationStatus.ConsentPending, Step.ReadLarge)] = ApplicationStatus.Ineligible,
        [(ApplicationStatus.ConsentPending, Step.Refuse)] = ApplicationStatus.PaperRoute,
        [(ApplicationStatus.UnderReview, Step.Approve)] = ApplicationStatus.Approved,
        [(ApplicationStatus.UnderReview, Step.Reject)] = ApplicationStatus.Rejected,
        [(ApplicationStatus.Approved, Step.Pay)] = ApplicationStatus.Paid,
    };

    private enum Step
    {
        ReadSmall,
        ReadLarge,
        Refuse,
        Approve,
        Reject,
        ApproveOwn,
        RejectOwn,
        Pay,
    }

    [Fact]
    public void Every_illegal_transition_is_refused() => Gen.Enum<Step>().Array[1, 20].Sample(
        steps =>
        {
            var application = New();
            var now = Start;
            foreach (var step in steps)
            {
                var (before, updated) = (application.Status, application.UpdatedAt);
                var isLegal = Transitions.TryGetValue((before, step), out var after);
                var refusal = Do(application, step, now += TimeSpan.FromHours(1));

                Assert.Equal(isLegal ? after : before, application.Status);
                Assert.Equal(ExpectedRefusal(step, isLegal), refusal?.Code);
                Assert.Equal(application.Status == ApplicationStatus.Paid ? "R000000000000" : null, application.ReceiptNumber);
                Assert.True(isLegal || step is Step.ReadSmall or Step.ReadLarge || application.UpdatedAt == updated);
            }
        },
        iter: 5_000);

    [Fact]
    public void An_area_of_exactly_the_maximum_is_eligible()
    {
        var application = New();

        application.Take(Guid.Empty, Evidence(MaximumHectares), MaximumHectares, Start);

        Assert.Equal(ApplicationStatus.UnderReview, application.Status);
    }

    [Fact]
    public void Tracking_numbers_cannot_be_guessed()
    {
        var numbers = Enumerable.Range(0, 2_000).Select(_ => TrackingNumber.Next()).ToList();

        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.All(numbers, number => Assert.Matches("^AGR(-[0-9A-HJKMNP-TV-Z]{4}){3}$", number));
        foreach (var place in Enumerable.Range(4, 14).Where(place => place is not 8 and not 13))
        {
            Assert.All(numbers.GroupBy(number => number[place]), sign => Assert.InRange(sign.Count(), 20, 120));
        }
    }

    private static string? ExpectedRefusal(Step step, bool isLegal) => step switch
    {
        Step.ApproveOwn or Step.RejectOwn => "AGR-0412",
        Step.Approve or Step.Reject when !isLegal => "AGR-0409",
        _ => null,
    };

    private static Core.Problems.ProblemKind? Do(BenefitApplication application, Step step, DateTimeOffset now)
    {
        switch (step)
        {
            case Step.ReadSmall or Step.ReadLarge:
                application.Take(Guid.Empty, Evidence(step == Step.ReadSmall ? 1 : 3), MaximumHectares, now);
                return null;
            case Step.Refuse:
                application.TakePaperRoute(now);
                return null;
            case Step.Pay:
                application.Pay("R000000000000", now);
                return null;
            default:
                var kind = step is Step.Approve or Step.ApproveOwn ? DecisionKind.Approve : DecisionKind.Reject;
                return application.Decide(kind, "reason", step is Step.ApproveOwn or Step.RejectOwn ? "applicant" : "officer", now);
        }
    }

    private static Evidence Evidence(double hectares) => new() { HoldingId = "H-1", AreaHectares = hectares, MainCrop = "maize" };

    private static BenefitApplication New() => new()
    {
        Id = ApplicationId.From(Guid.CreateVersion7(Start)),
        TrackingNumber = "AGR-0000-0000-0000",
        Scheme = "scheme",
        Subject = "applicant",
        ConsentRequestId = Guid.Empty,
        DecisionUrl = "https://consent.example.org/",
        CreatedAt = Start,
    };
}
