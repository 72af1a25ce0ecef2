using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 14 of the payment rules: the codes that merchants show.</summary>
[Touches]
internal static class QrChecks
{
    [Check("PAY-C140")]
    [Verifies("PAY-14.1")]
    [Verifies("PAY-14.2")]
    [Verifies("PAY-14.3")]
    public static async Task A_code_says_who_is_paid_and_what(CheckRun run)
    {
        var shown = await ShownCode.OpenAsync(run);
        var (open, priced) = (await shown.PayloadAsync(null), await shown.PayloadAsync());
        foreach (var payload in new[] { open, priced })
        {
            Expect.That(QrPayload.IsWhole(payload), "a payload that ends with its checksum", payload);
            Expect.Equal("01", QrPayload.Value(payload, "00"), "format");
            Expect.Equal(shown.Address, QrPayload.Value(QrPayload.Value(payload, "26"), "01"), "address");
            Expect.Equal(VoucherTrade.Seeds, QrPayload.Value(payload, "52"), "category");
            Expect.Equal("Conformance Seeds", QrPayload.Value(payload, "59"), "name");
            Expect.Equal("Nakuru", QrPayload.Value(payload, "60"), "city");
            Expect.That(QrPayload.Value(payload, "53").Length == 3 && QrPayload.Value(payload, "58").Length == 2, "a currency and a country", payload);
        }

        Expect.Equal("11 ", $"{QrPayload.Value(open, "01")} {QrPayload.Value(open, "54")}", "method and amount of a code without an amount");
        Expect.Equal($"12 {ShownCode.Amount}", $"{QrPayload.Value(priced, "01")} {QrPayload.Value(priced, "54")}", "method and amount of a code with one");
    }

    [Check("PAY-C141")]
    [Verifies("PAY-14.4")]
    [Verifies("PAY-14.5")]
    public static async Task Only_a_merchant_shows_a_code_of_its_own_address(CheckRun run)
    {
        var shown = await ShownCode.OpenAsync(run);
        var plain = await (await Addresses.OfAsync(run, run.A.Treasury)).MakeAsync(await Ledger.Of(run).OpenAsync());
        await run.ControlAsync("the merchant's client makes it", async () => (await shown.MakeAsync()).MustBe(200));
        await run.AttackAsync(async () =>
        {
            (await shown.MakeAsync(by: run.A.Rival)).MustBeRefused(404, "PAY-0404");
            (await shown.MakeAsync(by: run.B.Treasury)).MustBeRefused(404, "PAY-0404");
            (await shown.MakeAsync(shown.Draft(address: plain))).MustBeRefused(422, "PAY-0475");
        });
    }

    [Check("PAY-C142")]
    [Verifies("PAY-14.6")]
    [Verifies("PAY-14.7")]
    public static async Task A_code_that_is_broken_or_damaged_is_refused_with_the_place(CheckRun run)
    {
        var shown = await ShownCode.OpenAsync(run);
        var payload = await shown.PayloadAsync();
        await run.ControlAsync("a whole code is read", async () => (await shown.ReadAsync(payload)).MustBe(200));
        await run.AttackAsync(async () =>
        {
            (await shown.ReadAsync(payload.Replace("12.50", "92.50", StringComparison.Ordinal))).MustBeRefused(422, "PAY-0476");
            foreach (var (broken, place) in new[]
            {
                ("https://example.org/pay", "/payload"), (payload[..^8], "/payload/63"), (QrPayload.With(payload, "52", null), "/payload/52"),
                (QrPayload.With(payload, "54", "12,50"), "/payload/54"), (QrPayload.With(payload, "26", "0014example"), "/payload/26/00"),
                (QrPayload.Seal(payload[..^8] + QrPayload.Object("59", "Somebody")), "/payload/59"),
            })
            {
                var answer = (await shown.ReadAsync(broken)).MustBeRefused(422, "PAY-0477");
                Expect.That(answer.Json.TryGetProperty("errors", out var errors) && errors.GetArrayLength() > 0, "errors that say where", answer.Exchange.ResponseBody, answer);
                Expect.Equal(place, errors[0].GetProperty("pointer").GetString(), "place of the fault", answer);
            }
        });
    }

    [Check("PAY-C143")]
    [Verifies("PAY-14.8")]
    [Verifies("PAY-14.10")]
    [Verifies("PAY-14.11")]
    public static async Task A_code_that_pays_nobody_here_is_refused(CheckRun run)
    {
        var shown = await ShownCode.OpenAsync(run);
        var payload = await shown.PayloadAsync();
        var scheme = QrPayload.Value(QrPayload.Value(payload, "26"), "00");
        await run.ControlAsync("the merchant's code is read", async () => (await shown.ReadAsync(payload)).MustBe(200));
        await run.AttackAsync(async () =>
        {
            (await shown.ReadAsync(QrPayload.With(payload, "26", Account("org.example.other", shown.Address)))).MustBeRefused(422, "PAY-0478");
            (await shown.ReadAsync(QrPayload.With(payload, "26", Account(scheme, $"nobody.{shown.Address}")))).MustBeRefused(404, "PAY-0405");
            (await shown.ReadAsync(QrPayload.With(payload, "53", QrPayload.Value(payload, "53") == "840" ? "978" : "840"))).MustBeRefused(422, "PAY-0478");
            (await shown.ReadAsync(QrPayload.With(payload, "58", QrPayload.Value(payload, "58") == "CN" ? "BR" : "CN"))).MustBeRefused(422, "PAY-0478");
            (await shown.ReadAsync(QrPayload.With(payload, "54", $"{ShownCode.Amount}0"))).MustBeRefused(422, "PAY-0422");
        });

        static string Account(string scheme, string address) => QrPayload.Object("00", scheme) + QrPayload.Object("01", address);
    }

    [Check("PAY-C144")]
    [Verifies("PAY-14.9")]
    public static async Task The_name_of_the_account_is_shown_whatever_the_code_says(CheckRun run)
    {
        var shown = await ShownCode.OpenAsync(run);
        var payload = await shown.PayloadAsync();
        var name = (await run.Api("payments").Call("getAccount").Path("accountId", shown.Shop).SendAsync(run.A.Treasury)).MustBe(200).Member("name");
        foreach (var printed in new[] { payload, QrPayload.With(payload, "59", "Ministry of Health") })
        {
            var read = (await shown.ReadAsync(printed)).MustBe(200);
            Expect.Equal(name, read.Member("name"), "name that is shown", read);
            Expect.Equal(shown.Address, read.Member("address"), "address that is paid", read);
            Expect.Equal(ShownCode.Reference, read.Member("reference"), "reference", read);
            Expect.Equal(ShownCode.Amount, read.Json.GetProperty("amount").GetProperty("amount").GetString(), "amount", read);
        }
    }
}
