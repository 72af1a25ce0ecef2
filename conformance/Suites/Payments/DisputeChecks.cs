using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 18 of the payment rules: who disputes what, who sees it, and who may do what.</summary>
[Touches]
internal static class DisputeChecks
{
    [Check("PAY-C190")]
    [Verifies("PAY-18.1")]
    [Verifies("PAY-18.20")]
    public static async Task A_dispute_is_seen_by_its_parties_and_by_who_decides_it(CheckRun run)
    {
        var (dispute, own) = (await DisputeCase.MakeAsync(run), await DisputeCase.MakeAsync(run, run.A.Treasury));
        var (id, between) = (await dispute.OpenedAsync(), await own.OpenedAsync());
        await run.ControlAsync("the parties and the operator see it", async () =>
        {
            foreach (var one in new[] { run.A.Treasury, run.A.Rival, run.A.Switch })
            {
                (await dispute.ReadAsync(id, one)).MustBe(200);
                Expect.That((await ListAsync(one)).Contains(id, StringComparison.Ordinal), "the dispute in the list", "none");
            }
        });
        await run.AttackAsync(async () =>
        {
            foreach (var (other, secret) in new[] { (run.A.Rival, between), (run.B.Treasury, id), (run.B.Switch, id) })
            {
                (await dispute.ReadAsync(secret, other)).MustBeRefused(404, "PAY-0404");
                Expect.That(!(await ListAsync(other)).Contains(secret, StringComparison.Ordinal), "no dispute of others in the list", secret);
            }
        });

        // Newest first: of other checks at the same time there are fewer than a page.
        async Task<string> ListAsync(Actor actor) => (await run.Api("payments").Call("listDisputes").Query("limit", "100").SendAsync(actor)).MustBe(200).Text;
    }

    [Check("PAY-C217")]
    [Verifies("PAY-18.23")]
    [Verifies("PAY-18.24")]
    public static async Task The_list_of_one_state_holds_what_is_in_it(CheckRun run)
    {
        var dispute = await DisputeCase.MakeAsync(run);
        var (opened, contested, withdrawn) = (await dispute.OpenedAsync(), await dispute.ContestedAsync(), await dispute.OpenedAsync());
        (await dispute.ActAsync("withdraw", withdrawn)).MustBe(200);
        await dispute.MustListAsync((opened, "opened"), (contested, "contested"), (withdrawn, "withdrawn"));
        (await run.Api("payments").Call("listDisputes").Query("status", "nonsense").SendAsync(run.A.Treasury)).MustBe(400);
    }

    [Check("PAY-C191")]
    [Verifies("PAY-18.2")]
    public static async Task Nobody_but_the_payer_disputes_a_payment(CheckRun run)
    {
        var dispute = await DisputeCase.MakeAsync(run);
        var (paid, other) = (await dispute.PaidAsync(), await dispute.PaidAsync());
        await run.ControlAsync("the payer disputes", async () => (await dispute.OpenAsync(other)).MustBe(201));
        await run.AttackAsync(async () =>
        {
            foreach (var stranger in new[] { run.A.Rival, run.B.Treasury })
            {
                (await dispute.OpenAsync(paid, by: stranger)).MustBeRefused(404, "PAY-0404");
            }
        });
    }

    [Check("PAY-C193")]
    [Verifies("PAY-18.3")]
    [Verifies("PAY-18.5")]
    public static async Task Only_what_a_payment_has_still_to_give_back_is_disputed(CheckRun run)
    {
        var dispute = await DisputeCase.MakeAsync(run);
        var paid = await dispute.PaidAsync();
        var refund = (await dispute.RefundAsync(paid, "4.00")).MustBe(201).Member("transferId");
        await run.ControlAsync("the rest of another payment is disputed", async () => (await dispute.OpenAsync(await dispute.PaidAsync(), "10.00")).MustBe(201));
        await run.AttackAsync(async () =>
        {
            (await dispute.OpenAsync(paid, "10.01")).MustBeRefused(409, "PAY-0417");
            (await dispute.OpenAsync(paid, "6.01")).MustBeRefused(409, "PAY-0417");
            (await dispute.OpenAsync(refund, "1.00", dispute.Payee)).MustBeRefused(422, "PAY-0432");
        });
        (await dispute.OpenAsync(paid, "6.00")).MustBe(201);
    }

    [Check("PAY-C194")]
    [Verifies("PAY-18.6")]
    [Verifies("PAY-18.7")]
    public static async Task A_payment_has_one_dispute_at_a_time_and_none_after_it_was_rejected(CheckRun run)
    {
        var dispute = await DisputeCase.MakeAsync(run);
        var paid = await dispute.PaidAsync();
        var first = (await dispute.OpenAsync(paid, "1.00")).MustBe(201).Member("disputeId");
        await run.ControlAsync("another payment is disputed", async () => (await dispute.OpenAsync(await dispute.PaidAsync(), "1.00")).MustBe(201));
        await run.AttackAsync(async () => (await dispute.OpenAsync(paid, "1.00")).MustBeRefused(409, "PAY-0527"));
        (await dispute.ActAsync("withdraw", first)).MustBe(200);
        var second = (await dispute.OpenAsync(paid, "1.00")).MustBe(201).Member("disputeId");
        (await dispute.ActAsync("contest", second)).MustBe(200);
        await run.AttackAsync(async () => (await dispute.OpenAsync(paid, "1.00")).MustBeRefused(409, "PAY-0527"));
        (await dispute.ActAsync("reject", second)).MustBe(200);
        await run.AttackAsync(async () => (await dispute.OpenAsync(paid, "1.00")).MustBeRefused(409, "PAY-0527"));
    }

    [Check("PAY-C200")]
    [Verifies("PAY-18.13")]
    [Verifies("PAY-18.14")]
    public static async Task The_payer_withdraws_and_the_payee_answers(CheckRun run)
    {
        var dispute = await DisputeCase.MakeAsync(run);
        var (id, withdrawn, contested) = (await dispute.OpenedAsync(), await dispute.OpenedAsync(), await dispute.OpenedAsync());
        await run.ControlAsync("the payer withdraws, the payee contests", async () =>
        {
            (await dispute.ActAsync("withdraw", withdrawn)).MustBe(200);
            (await dispute.ActAsync("contest", contested)).MustBe(200);
        });
        await run.AttackAsync(async () =>
        {
            foreach (var (act, other) in new[] { ("withdraw", run.A.Rival), ("withdraw", run.B.Treasury), ("accept", run.A.Treasury), ("accept", run.B.Treasury), ("contest", run.A.Treasury), ("contest", run.B.Treasury) })
            {
                (await dispute.ActAsync(act, id, other)).MustBeRefused(404, "PAY-0404");
            }
        });
        Expect.Equal("opened", await dispute.StatusAsync(id), "state of the dispute");
        await dispute.MustHoldAsync("80.00");
    }

    [Check("PAY-C203")]
    [Verifies("PAY-18.19")]
    public static async Task The_history_tells_who_did_and_said_what_and_when(CheckRun run)
    {
        var dispute = await DisputeCase.MakeAsync(run);
        var id = await dispute.ContestedAsync();
        var decided = (await dispute.ActAsync("uphold", id)).MustBe(200);
        var read = (await dispute.ReadAsync(id)).MustBe(200);
        var (history, openedAt) = (read.Json.GetProperty("history").EnumerateArray().ToList(), read.Json.GetProperty("openedAt").GetDateTimeOffset());
        Expect.Equal("opened payer Never came, contested payee It came, upheld operator So it is", string.Join(", ", history.Select(entry => $"{Text(entry, "act")} {Text(entry, "by")} {Text(entry, "statement")}")), "acts", read);
        foreach (var entry in history.Take(2))
        {
            var evidence = entry.TryGetProperty("evidence", out var named) ? named.EnumerateArray().Select(one => $"{Text(one, "description")} {Text(one, "sha256")}") : [];
            Expect.Equal($"Proof: {Text(entry, "statement")} {DisputeCase.Digest}", string.Join(", ", evidence), "evidence", read);
        }

        var moments = history.Select(entry => entry.GetProperty("at").GetDateTimeOffset()).ToList();
        Expect.That(moments[0] == openedAt && moments.SequenceEqual(moments.Order()) && moments[^1] < openedAt + TimeSpan.FromDays(1), "acts at their moments, one after the other", string.Join(", ", moments), read);
        Expect.Equal(decided.Text, read.Text, "the dispute as it was answered and as it is read", read);

        static string Text(System.Text.Json.JsonElement element, string member) => element.TryGetProperty(member, out var text) ? text.GetString()! : "";
    }
}
