using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 15 of the payment rules: who issues bills and sees them, and what a bill may be.</summary>
[Touches]
internal static class BillChecks
{
    private const int Guesses = 8;

    [Check("PAY-C145")]
    [Verifies("PAY-15.1")]
    [Verifies("PAY-15.20")]
    public static async Task A_bill_is_seen_listed_and_cancelled_by_who_issued_it_only(CheckRun run)
    {
        var demand = await BillDemand.OpenAsync(run);
        var (id, _) = await demand.IssuedAsync();
        await run.ControlAsync("who issued it reads and finds it", async () =>
        {
            (await demand.ReadAsync(id)).MustBe(200);
            Expect.That(await ListsAsync(run.A.Treasury), "the bill in the list of who issued it", "none");
        });
        await run.AttackAsync(async () =>
        {
            foreach (var other in new[] { run.A.Rival, run.B.Treasury })
            {
                (await demand.ReadAsync(id, other)).MustBeRefused(404, "PAY-0404");
                (await demand.CancelAsync(id, other)).MustBeRefused(404, "PAY-0404");
                Expect.That(!await ListsAsync(other), "no bill that others issued", id);
            }
        });
        Expect.Equal("due", await demand.StatusAsync(id), "state of the bill");

        // Newest first: of other checks at the same time there are fewer than a page.
        async Task<bool> ListsAsync(Actor actor) =>
            (await run.Api("payments").Call("listBills").Query("limit", "100").SendAsync(actor)).MustBe(200).Text.Contains(id, StringComparison.Ordinal);
    }

    [Check("PAY-C146")]
    [Verifies("PAY-15.2")]
    public static async Task Bills_are_paid_to_treasuries_and_merchants_only(CheckRun run)
    {
        var (demand, ledger) = (await BillDemand.OpenAsync(run), Ledger.Of(run));
        var (treasury, person) = (await ledger.OpenTreasuryAsync(), await ledger.OpenAsync("person"));
        await run.ControlAsync("a merchant and a treasury issue", async () =>
        {
            (await demand.IssueAsync(await demand.DraftAsync())).MustBe(201);
            (await demand.IssueAsync(await (demand with { Biller = treasury }).DraftAsync())).MustBe(201);
        });
        await run.AttackAsync(async () => (await demand.IssueAsync(await (demand with { Biller = person }).DraftAsync())).MustBeRefused(422, "PAY-0484"));
    }

    [Check("PAY-C147")]
    [Verifies("PAY-15.3")]
    public static async Task A_reference_is_demanded_once_by_an_account(CheckRun run)
    {
        var (demand, other) = (await BillDemand.OpenAsync(run), await Ledger.Of(run).OpenAsync());
        var draft = await demand.DraftAsync();
        await run.ControlAsync("the reference is taken once", async () => (await demand.IssueAsync(draft)).MustBe(201));
        await run.AttackAsync(async () => (await demand.IssueAsync(draft)).MustBeRefused(409, "PAY-0483"));
        draft["creditorAccountId"] = other;
        (await demand.IssueAsync(draft)).MustBe(201);
    }

    [Check("PAY-C148")]
    [Touches(Destructive = true)]
    [Verifies("PAY-15.4")]
    [Verifies("PAY-15.7")]
    public static async Task Who_knows_one_number_finds_no_other_bill(CheckRun run)
    {
        var demand = await BillDemand.OpenAsync(run);
        var numbers = new List<string>();
        for (var turn = 0; turn < 4; turn++)
        {
            numbers.Add((await demand.IssuedAsync()).Number);
        }

        Expect.Equal(numbers.Count, numbers.Distinct().Count(), "different numbers");
        await run.ControlAsync("the number itself finds it, however it is typed", async () => (await demand.InquireAsync(numbers[0].Replace('-', ' ').ToLowerInvariant())).MustBe(200));
        await run.AttackAsync(async () =>
        {
            foreach (var guess in GuessedNumbers.AfterBill(numbers[0], Guesses))
            {
                (await demand.InquireAsync(guess)).MustBeRefused(404, "PAY-0480");
            }

            (await demand.InquireAsync(numbers[0], run.B.Treasury)).MustBeRefused(404, "PAY-0480");
            (await demand.PayAsync(BillDemand.Nobodys)).MustBeRefused(404, "PAY-0480");
        });
    }

    [Check("PAY-C149")]
    [Verifies("PAY-15.5")]
    public static async Task A_bill_is_due_ahead_and_expires_within_ten_years(CheckRun run)
    {
        var demand = await BillDemand.OpenAsync(run);
        await run.ControlAsync("a bill that is paid for a year is issued", async () => (await demand.IssueAsync(await WithAsync("expiresAt", TimeSpan.FromDays(365)))).MustBe(201));
        await run.AttackAsync(async () =>
        {
            (await demand.IssueAsync(await WithAsync("dueAt", TimeSpan.FromMinutes(-1)))).MustBeRefused(422, "PAY-0485");
            (await demand.IssueAsync(await WithAsync("expiresAt", TimeSpan.FromHours(1)))).MustBeRefused(422, "PAY-0485");
            (await demand.IssueAsync(await WithAsync("expiresAt", TimeSpan.FromDays(3661)))).MustBeRefused(422, "PAY-0485");
        });

        async Task<JsonObject> WithAsync(string member, TimeSpan ahead)
        {
            var draft = await demand.DraftAsync();
            draft[member] = await AskedPayment.ExpiryAsync(run, ahead);
            return draft;
        }
    }

    [Check("PAY-C150")]
    [Verifies("PAY-15.6")]
    public static async Task A_late_amount_is_above_the_amount_and_of_a_bill_that_is_paid_late(CheckRun run)
    {
        var demand = await BillDemand.OpenAsync(run);
        var (cheaper, never) = (await demand.LateDraftAsync(), await demand.LateDraftAsync());
        cheaper["lateAmount"] = cheaper["amount"]!.DeepClone();
        never.Remove("expiresAt");
        await run.ControlAsync("a late amount that fits is taken", async () => (await demand.IssueAsync(await demand.LateDraftAsync())).MustBe(201));
        await run.AttackAsync(async () =>
        {
            (await demand.IssueAsync(cheaper)).MustBeRefused(422, "PAY-0486");
            (await demand.IssueAsync(never)).MustBeRefused(422, "PAY-0486");
        });
    }

    [Check("PAY-C151")]
    [Verifies("PAY-15.8")]
    [Verifies("PAY-15.9")]
    [Verifies("PAY-15.10")]
    public static async Task An_inquiry_tells_whom_and_what_one_pays_and_no_more(CheckRun run)
    {
        var demand = await BillDemand.OpenAsync(run);
        var (_, number) = await demand.IssuedAsync();
        var name = (await Ledger.Of(run).Call("getAccount").Path("accountId", demand.Biller).SendAsync(run.A.Treasury)).MustBe(200).Member("name");
        var asked = (await demand.InquireAsync(number)).MustBe(200);
        Expect.Equal(name, asked.Member("creditorName"), "name of the payee", asked);
        Expect.Equal(BillDemand.Amount, asked.Json.GetProperty("amountDue").GetProperty("amount").GetString(), "what is due", asked);
        var paid = (await demand.PayAsync(number)).MustBe(201);
        foreach (var answer in new[] { asked, (await demand.InquireAsync(number)).MustBe(200) })
        {
            foreach (var hidden in new[] { demand.Biller, demand.Payer, paid.Member("transferId"), paid.Member("receiptNumber") })
            {
                Expect.That(!answer.Text.Contains(hidden, StringComparison.OrdinalIgnoreCase), "no account, and not who paid", hidden, answer);
            }
        }
    }
}
