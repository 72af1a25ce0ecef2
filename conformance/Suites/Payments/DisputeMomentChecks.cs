using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 18 of the payment rules: the clocks of disputes.</summary>
[Touches(MovesClock = true)]
internal static class DisputeMomentChecks
{
    // The most days for which a country pack lets a payment be disputed.
    private const int MostDays = 366;

    [Check("PAY-C192")]
    [Verifies("PAY-18.4")]
    public static async Task A_payment_is_not_disputed_for_ever(CheckRun run)
    {
        var dispute = await DisputeCase.MakeAsync(run);
        var (paid, old) = (await dispute.PaidAsync(), await dispute.PaidAsync());
        await run.ControlAsync("a payment of today is disputed", async () => (await dispute.OpenAsync(paid)).MustBe(201));
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromDays(MostDays + 1));
        await run.AttackAsync(async () => (await dispute.OpenAsync(old)).MustBeRefused(409, "PAY-0528"));
    }

    [Check("PAY-C218")]
    [Verifies("PAY-18.23")]
    [Verifies("PAY-18.24")]
    public static async Task The_list_of_one_state_goes_by_the_clock(CheckRun run)
    {
        var dispute = await DisputeCase.MakeAsync(run);
        var (unanswered, overdue) = (await dispute.OpenedAsync(), await dispute.ContestedAsync());
        await dispute.MissAsync(overdue);
        await dispute.MissAsync(unanswered);
        await dispute.MustListAsync((unanswered, "unanswered"), (overdue, "overdue"), (await dispute.OpenedAsync(), "opened"), (await dispute.ContestedAsync(), "contested"));
    }

    [Check("PAY-C201")]
    [Verifies("PAY-18.15")]
    [Verifies("PAY-18.16")]
    [Verifies("PAY-18.17")]
    public static async Task What_is_not_answered_in_time_is_the_payers_and_what_is_not_decided_is_overdue(CheckRun run)
    {
        var dispute = await DisputeCase.MakeAsync(run);
        var (unanswered, contested) = (await dispute.OpenedAsync(), await dispute.ContestedAsync());
        await dispute.MissAsync(contested);
        Expect.Equal("overdue", await dispute.StatusAsync(contested), "state of what was not decided in time");
        await dispute.MissAsync(unanswered);
        Expect.Equal("unanswered", await dispute.StatusAsync(unanswered), "state of what was not answered in time");
        await dispute.MustHoldAsync("70.00");
        (await dispute.ActAsync("contest", unanswered)).MustBeRefused(409, "PAY-0526");
        (await dispute.ActAsync("reject", unanswered)).MustBeRefused(409, "PAY-0526");
        Expect.Equal("unanswered", await dispute.StatusAsync(unanswered), "state of what was not answered in time");
        (await dispute.ActAsync("uphold", unanswered)).MustBe(200);
        (await dispute.ActAsync("reject", contested)).MustBe(200);
        await dispute.MustHoldAsync("63.00");
    }
}
