using System.Globalization;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Suites.Consent;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clauses 3 and 4 of the payment rules.</summary>
[Touches]
internal static class TransferChecks
{
    [Check("PAY-C05")]
    [Verifies("PAY-3.1")]
    [Verifies("PAY-3.6")]
    public static async Task What_one_account_loses_the_other_gains_and_statements_only_grow(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var accounts = new[] { await ledger.OpenTreasuryAsync(), await ledger.OpenAsync(), await ledger.OpenAsync() };
        var seen = new List<string>();
        for (var turn = 0; turn < 4; turn++)
        {
            var amount = (run.Random.Next(1, 9999) / 100m).ToString("0.00", CultureInfo.InvariantCulture);
            (await ledger.PayAsync(accounts[0], accounts[1 + (turn % 2)], amount)).MustBe(201);
            var statement = (await Pages.WalkAsync(ledger.Call("getStatement").Path("accountId", accounts[0]), ledger.Owner, 3)).Select(posting => posting.GetRawText()).ToList();
            Expect.Equal(turn + 1, statement.Count, "postings of the treasury");
            Expect.That(statement.Skip(1).SequenceEqual(seen), "older postings as they were", string.Join(", ", statement));
            seen = statement;
        }

        var balances = await Task.WhenAll(accounts.Select(ledger.BalanceAsync));
        Expect.Equal(0m, balances.Sum(balance => decimal.Parse(balance, CultureInfo.InvariantCulture)), $"sum of the balances {string.Join(", ", balances)}");
    }

    [Check("PAY-C06")]
    [Touches(Destructive = true)]
    [Verifies("PAY-3.2")]
    public static async Task A_balance_does_not_fall_below_its_floor(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var (treasury, shop, other) = (await ledger.OpenTreasuryAsync(), await ledger.OpenAsync(), await ledger.OpenAsync());
        (await ledger.PayAsync(treasury, shop, "10.00")).MustBe(201);
        await run.ControlAsync("what is there can be paid", async () => (await ledger.PayAsync(shop, other, "4.00")).MustBe(201));
        await run.AttackAsync(async () => (await ledger.PayAsync(shop, other, "6.01")).MustBeRefused(409, "PAY-0409"));
        await ledger.MustHoldAsync(shop, "6.00");

        // Each fits alone and all together do not: exactly one more may pass.
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ledger.PayAsync(shop, other, "5.00")));
        Expect.Equal(1, answers.Count(answer => answer.Status == 201), "payments of 5.00 that a balance of 6.00 allowed");
        await ledger.MustHoldAsync(shop, "1.00");
    }

    [Check("PAY-C07")]
    [Verifies("PAY-3.3")]
    public static async Task An_amount_of_zero_or_less_is_refused(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var (treasury, shop) = (await ledger.OpenTreasuryAsync(), await ledger.OpenAsync());
        await run.ControlAsync("the least amount is paid", async () => (await ledger.PayAsync(treasury, shop, "0.01")).MustBe(201));
        await run.AttackAsync(async () =>
        {
            (await ledger.PayAsync(treasury, shop, "0.00")).MustBeRefused(422, "PAY-0422");
            (await ledger.PayAsync(treasury, shop, "-5.00")).MustBeRefused(422, "PAY-0422");
        });
        await ledger.MustHoldAsync(shop, "0.01");
    }

    [Check("PAY-C08")]
    [Verifies("PAY-3.4")]
    [Verifies("API-5.4")]
    [Verifies("API-5.5")]
    public static async Task An_amount_with_other_digits_than_its_currency_is_refused(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var (treasury, shop) = (await ledger.OpenTreasuryAsync(), await ledger.OpenAsync());
        await run.ControlAsync("two digits are paid", async () => (await ledger.PayAsync(treasury, shop, "12.34")).MustBe(201));
        await run.AttackAsync(async () =>
        {
            foreach (var amount in new[] { "1", "1.5", "1.005" })
            {
                (await ledger.PayAsync(treasury, shop, amount)).MustBeRefused(422, "PAY-0422");
            }
        });
        await ledger.MustHoldAsync(shop, "12.34");
    }

    [Check("PAY-C09")]
    [Verifies("PAY-3.5")]
    public static async Task Currencies_are_not_mixed(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var (treasury, shop, foreign) = (await ledger.OpenTreasuryAsync(), await ledger.OpenAsync(), await ledger.OpenAsync(currency: ledger.OtherCurrency));
        await run.ControlAsync("one currency is paid", async () => (await ledger.PayAsync(treasury, shop, "1.00")).MustBe(201));
        await run.AttackAsync(async () =>
        {
            (await ledger.PayAsync(treasury, foreign, "1.00")).MustBeRefused(422, "PAY-0423");
            var draft = ledger.Draft(treasury, Ledger.To(shop), "1.00");
            draft["amount"] = Ledger.Money(ledger.OtherCurrency, "1.00");
            (await ledger.PayAsync(draft, run.Unique("key"))).MustBeRefused(422, "PAY-0423");
        });
    }

    [Check("PAY-C10")]
    [Verifies("PAY-3.7")]
    public static async Task An_account_does_not_pay_itself(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var (treasury, shop) = (await ledger.OpenTreasuryAsync(), await ledger.OpenAsync());
        await run.ControlAsync("another account is paid", async () => (await ledger.PayAsync(treasury, shop, "1.00")).MustBe(201));
        await run.AttackAsync(async () => (await ledger.PayAsync(treasury, treasury, "1.00")).MustBeRefused(422, "PAY-0424"));
    }

    [Check("PAY-C11")]
    [Verifies("PAY-3.8")]
    public static async Task Every_transfer_has_a_receipt_that_nobody_guesses(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var (treasury, shop) = (await ledger.OpenTreasuryAsync(), await ledger.OpenAsync());
        var numbers = new List<string>();
        for (var turn = 0; turn < 4; turn++)
        {
            var transfer = (await ledger.PayAsync(treasury, shop, "1.00")).MustBe(201);
            var receipt = (await ledger.Call("getReceipt").Path("transferId", transfer.Member("transferId")).SendAsync(ledger.Owner)).MustBe(200);
            Expect.Equal(transfer.Member("receiptNumber"), receipt.Member("receiptNumber"), "number of the receipt", receipt);
            numbers.Add(receipt.Member("receiptNumber"));
        }

        // Two numbers in a row that share more than half of their twelve characters come from a sequence or a clock.
        foreach (var (first, second) in numbers.Zip(numbers.Skip(1)))
        {
            Expect.That(first.Zip(second).Count(pair => pair.First == pair.Second) <= 7, "numbers with nothing in common", $"{first}, {second}");
        }
    }

    [Check("PAY-C12", Blocks = ["payments", "identity"])]
    [Verifies("PAY-4.2")]
    public static async Task A_person_is_paid_once_an_account_is_mapped(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var (treasury, account) = (await ledger.OpenTreasuryAsync(), await ledger.OpenAsync("person"));
        var number = await Identity.Enrolment.NumberOfNewPersonAsync(run);
        var subject = (await run.Api("identity").Call("resolveSubject").Json(new { number }).SendAsync(ledger.Owner)).MustBe(200).Member("subject");
        var draft = ledger.Draft(treasury, new JsonObject { ["subject"] = subject }, "7.00");
        var before = await ledger.PayAsync(draft, run.Unique("key"));
        (await ledger.Call("linkAccount").Key().Json(new { subjectNumber = number, accountId = account }).SendAsync(ledger.Owner)).MustBe(201);
        await run.ControlAsync("a mapped person is paid", async () => (await ledger.PayAsync(draft, run.Unique("key"))).MustBe(201));
        await run.AttackAsync(() => Task.FromResult(before.MustBeRefused(422, "PAY-0425")));
        await ledger.MustHoldAsync(account, "7.00");
    }

    [Check("PAY-C13")]
    [Touches(Reads = [Roles.Citizen, Roles.Neighbour], Writes = [Roles.AccountOfCitizen])]
    [Verifies("PAY-3.9")]
    public static async Task A_person_sees_their_own_receipts_only(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var (treasury, account) = (await ledger.OpenTreasuryAsync(), await ledger.OpenAsync("person"));
        (await ledger.Call("linkAccount").Key().Json(new { subjectNumber = run.A.PersonOf(Roles.Citizen).Number, accountId = account }).SendAsync(ledger.Owner)).MustBe(201);
        var subject = await ConsentAsk.SubjectAsync(run, ledger.Owner, Roles.Citizen);
        var paid = (await ledger.PayAsync(ledger.Draft(treasury, new JsonObject { ["subject"] = subject }, "3.00"), run.Unique("key"))).MustBe(201).Member("receiptNumber");
        await run.ControlAsync("the person sees it", async () => Expect.That((await ReceiptsAsync(run, Roles.Citizen)).Contains(paid), $"the receipt {paid}", "none"));
        await run.AttackAsync(async () => Expect.That(!(await ReceiptsAsync(run, Roles.Neighbour)).Contains(paid), "no receipt of another person", paid));
    }

    [Check("PAY-C14")]
    [Touches(Destructive = true)]
    [Verifies("PAY-3.6")]
    public static async Task Nothing_changes_or_deletes_a_transfer(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var (treasury, shop) = (await ledger.OpenTreasuryAsync(), await ledger.OpenAsync());
        var transfer = (await ledger.PayAsync(treasury, shop, "1.00")).MustBe(201).Member("transferId");
        foreach (var method in new[] { HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete })
        {
            (await ledger.Call("getTransfer").Path("transferId", transfer).Method(method).Json(new { amount = "2.00" }).SendAsync(ledger.Owner)).MustBeRefused(405, "API-0405");
        }

        await ledger.MustHoldAsync(shop, "1.00");
    }

    private static async Task<List<string?>> ReceiptsAsync(CheckRun run, string person) =>
        [.. (await run.Api("payments").Call("listOwnReceipts").Query("limit", "100").SendAsync(run.A.Person(person, "app"))).MustBe(200)
            .Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("receiptNumber").GetString())];
}
