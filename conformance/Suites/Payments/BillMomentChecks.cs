using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 15 of the payment rules: what a bill costs once its due moment has passed, and when it ends.</summary>
[Touches(MovesClock = true)]
internal static class BillMomentChecks
{
    [Check("PAY-C152")]
    [Verifies("PAY-15.9")]
    [Verifies("PAY-15.11")]
    [Verifies("PAY-15.16")]
    public static async Task A_bill_costs_its_late_amount_from_its_due_moment_on_until_it_expires(CheckRun run)
    {
        var demand = await BillDemand.OpenAsync(run);
        var ((_, late), (id, never)) = (await demand.IssuedAsync(await demand.LateDraftAsync()), await demand.IssuedAsync(await demand.LateDraftAsync()));
        await SandboxControl.AdvanceAsync(run, BillDemand.Due + TimeSpan.FromMinutes(1));
        var asked = (await demand.InquireAsync(late)).MustBe(200);
        Expect.Equal(BillDemand.LateAmount, asked.Json.GetProperty("amountDue").GetProperty("amount").GetString(), "what is due", asked);
        (await demand.PayAsync(late)).MustBeRefused(422, "PAY-0487");
        (await demand.PayAsync(late, BillDemand.LateAmount)).MustBe(201);
        await demand.MustHaveMovedAsync(BillDemand.LateAmount);
        await SandboxControl.AdvanceAsync(run, BillDemand.Life - BillDemand.Due);
        Expect.Equal("expired", await demand.StatusAsync(id), "state of the bill");
        (await demand.PayAsync(never, BillDemand.LateAmount)).MustBeRefused(409, "PAY-0482");
    }
}
