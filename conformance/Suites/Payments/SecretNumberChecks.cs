using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 13 of the payment rules: what is told of secret numbers, and to whom.</summary>
[Touches]
internal static class SecretNumberChecks
{
    private const int Guesses = 8;

    [Check("PAY-C130")]
    [Touches(Destructive = true)]
    [Verifies("PAY-13.5")]
    public static async Task Who_knows_one_secret_number_guesses_no_other(CheckRun run)
    {
        var trade = await VoucherTrade.OpenAsync(run);
        var (_, known) = await trade.IssuedAsync();
        var secrets = new List<string> { known };
        for (var turn = 0; turn < 3; turn++)
        {
            secrets.Add((await trade.ActiveAsync()).Secret);
        }

        Expect.Equal(secrets.Count, secrets.Distinct().Count(), "different secret numbers");
        await run.ControlAsync("the number itself redeems", async () => (await trade.RedeemAsync(secrets[^1])).MustBe(201));
        await run.AttackAsync(async () =>
        {
            foreach (var guess in GuessedNumbers.After(known, Guesses))
            {
                (await trade.RedeemAsync(guess)).MustBeRefused(422, "PAY-0467");
            }
        });
        await trade.MustHaveMovedAsync(VoucherTrade.Amount);
    }

    [Check("PAY-C131")]
    [Verifies("PAY-13.6")]
    public static async Task A_secret_number_is_told_in_the_first_answer_to_the_issue_only(CheckRun run)
    {
        var trade = await VoucherTrade.OpenAsync(run);
        var key = run.Unique("key");
        var issued = (await trade.IssueAsync(key: key)).MustBe(201);
        var (id, secret) = (issued.Member("voucherId"), issued.Member("secretNumber"));
        await run.ControlAsync("the number redeems", async () =>
        {
            (await trade.ActAsync("activate", id)).MustBe(200);
            (await trade.RedeemAsync(secret)).MustBe(201);
        });
        await run.AttackAsync(async () =>
        {
            var again = (await trade.IssueAsync(key: key)).MustBe(201);
            Expect.Equal(id, again.Member("voucherId"), "voucher of the repeat", again);
            MustNotTell(again);
            MustNotTell(await trade.ActAsync("activate", (await trade.IssuedAsync()).Id));
            MustNotTell(await trade.ReadAsync(id));
            MustNotTell(await run.Api("payments").Call("listVouchers").Query("limit", "100").SendAsync(run.A.Treasury));
        });
    }

    [Check("PAY-C132")]
    [Verifies("PAY-13.10")]
    public static async Task What_is_unknown_and_what_is_not_active_are_refused_alike(CheckRun run)
    {
        var trade = await VoucherTrade.OpenAsync(run);
        var ((_, issued), (_, spent), (cancelled, ended)) = (await trade.IssuedAsync(), await trade.ActiveAsync(), await trade.ActiveAsync());
        (await trade.ActAsync("cancel", cancelled)).MustBe(200);
        await run.ControlAsync("an active one is redeemed", async () => (await trade.RedeemAsync(spent)).MustBe(201));
        await run.AttackAsync(async () =>
        {
            var unknown = Told((await trade.RedeemAsync(VoucherTrade.Nobodys)).MustBeRefused(422, "PAY-0467"));
            foreach (var secret in new[] { issued, spent, ended })
            {
                var answer = (await trade.RedeemAsync(secret)).MustBeRefused(422, "PAY-0467");
                Expect.Equal(unknown, Told(answer), "what a refusal tells", answer);
            }
        });
        await trade.MustHaveMovedAsync(VoucherTrade.Amount);
    }

    private static void MustNotTell(Answer answer) =>
        Expect.That(answer.Status is 200 or 201 && !answer.Text.Contains("secretNumber", StringComparison.Ordinal), "an answer without a secret number", answer.Exchange.ResponseBody, answer);

    // Beside the trace, which is another for each request.
    private static string Told(Answer answer) => string.Join(' ', answer.Json.EnumerateObject().Where(member => member.Name is not ("traceId" or "instance")));
}
