using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 6 of the payment rules.</summary>
[Touches]
internal static class AddressChecks
{
    [Check("PAY-C31")]
    [Verifies("PAY-6.1")]
    public static async Task An_address_with_anything_but_plain_ascii_is_refused(CheckRun run)
    {
        var (addresses, shop) = await MakeAsync(run);
        var (name, handle) = (addresses.NewName(), addresses.Handle);
        await run.ControlAsync("plain letters with a dot are taken", async () => (await addresses.CreateAsync($"{name}.k@{handle}", shop)).MustBe(201));
        await run.AttackAsync(async () =>
        {
            // A Cyrillic letter, a full-width sign, a letter of no width, signs at wrong places.
            foreach (var wrong in new[] { $"{name}\u0430@{handle}", $"{name}a\uff20{handle}", $"{name}\u200ba@{handle}", $"{name}..a@{handle}", $".{name}@{handle}", $"{name}-@{handle}", $"{name} a@{handle}", $"{name}@@{handle}", $"{name}@{handle}\n" })
            {
                (await addresses.CreateAsync(wrong, shop)).MustBeRefused(400, "API-0400");
                (await addresses.ResolveAsync(wrong)).MustBeRefused(400, "API-0400");
            }
        });
    }

    [Check("PAY-C32")]
    [Verifies("PAY-6.2")]
    public static async Task The_case_of_letters_tells_no_addresses_apart(CheckRun run)
    {
        var (addresses, shop) = await MakeAsync(run);
        var address = await addresses.MakeAsync(shop);
        await run.ControlAsync("it resolves as it was made", async () => (await addresses.ResolveAsync(address)).MustBe(200));
        Expect.Equal((await addresses.ResolveAsync(address)).Text, (await addresses.ResolveAsync(address.ToUpperInvariant())).MustBe(200).Text, "resolution in capital letters");
        await run.AttackAsync(async () => (await addresses.CreateAsync(address.ToUpperInvariant(), shop)).MustBeRefused(409, "PAY-0414"));
    }

    [Check("PAY-C33")]
    [Verifies("PAY-6.3")]
    public static async Task Addresses_that_look_alike_are_refused(CheckRun run)
    {
        var (addresses, shop) = await MakeAsync(run);
        var (name, handle) = (addresses.NewName(), addresses.Handle);
        await run.ControlAsync("a name is taken, and one that only begins like it", async () =>
        {
            (await addresses.CreateAsync($"{name}.oil.mw@{handle}", shop)).MustBe(201);
            (await addresses.CreateAsync($"{name}.oil.mwa@{handle}", shop)).MustBe(201);
        });
        await run.AttackAsync(async () =>
        {
            foreach (var alike in new[] { $"{name}oilmw", $"{name}-oil_mw", $"{name}.0il.mw", $"{name}.o1l.mw", $"{name}.oii.mw", $"{name}.oil.rnw", $"{name}.oil.mvv" })
            {
                (await addresses.CreateAsync($"{alike}@{handle}", shop)).MustBeRefused(409, "PAY-0414");
            }
        });
    }

    [Check("PAY-C34")]
    [Verifies("PAY-6.4")]
    public static async Task Nobody_creates_addresses_under_the_handle_of_another(CheckRun run)
    {
        var (addresses, shop) = await MakeAsync(run);
        var foreign = await Addresses.OfAsync(run, run.A.Rival);
        await run.ControlAsync("an address under the own handle is made", async () => await addresses.MakeAsync(shop));
        await run.AttackAsync(async () =>
        {
            (await addresses.CreateAsync(foreign.New(), shop)).MustBeRefused(422, "PAY-0429");
            (await addresses.CreateAsync($"{addresses.NewName()}@{addresses.NewName()[..16]}", shop)).MustBeRefused(422, "PAY-0429");
        });
    }

    [Check("PAY-C35")]
    [Verifies("PAY-6.5")]
    [Verifies("PAY-6.6")]
    public static async Task An_address_tells_the_name_of_its_account_and_not_its_id(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var addresses = await Addresses.OfAsync(run, ledger.Owner);
        var account = (await ledger.TryOpenAsync("merchant", null)).MustBe(201);
        var address = await addresses.MakeAsync(account.Member("accountId"));
        foreach (var asking in new[] { addresses, addresses with { Owner = run.A.Rival } })
        {
            var resolved = (await asking.ResolveAsync(address)).MustBe(200);
            Expect.Equal(account.Member("name"), resolved.Member("name"), "name of the payee", resolved);
            Expect.That(!resolved.Text.Contains(account.Member("accountId"), StringComparison.OrdinalIgnoreCase), "no id of the account", resolved.Text, resolved);
        }
    }

    [Check("PAY-C36")]
    [Verifies("PAY-6.7")]
    public static async Task An_address_pays_the_account_for_which_it_was_made(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var addresses = await Addresses.OfAsync(run, ledger.Owner);
        var (treasury, shop, other) = (await ledger.OpenTreasuryAsync(), await ledger.OpenAsync(), await ledger.OpenAsync());
        var (address, second) = (await addresses.MakeAsync(shop), await addresses.MakeAsync(other));
        foreach (var (to, amount) in new[] { (address, "2.00"), (second, "3.00") })
        {
            (await ledger.PayAsync(ledger.Draft(treasury, At(to), amount), run.Unique("key"))).MustBe(201);
        }

        await ledger.MustHoldAsync(shop, "2.00");
        await ledger.MustHoldAsync(other, "3.00");
    }

    [Check("PAY-C37")]
    [Verifies("PAY-6.8")]
    public static async Task An_address_that_nobody_has_is_not_paid(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var addresses = await Addresses.OfAsync(run, ledger.Owner);
        var (treasury, address) = (await ledger.OpenTreasuryAsync(), await addresses.MakeAsync(await ledger.OpenAsync()));
        var abroad = Ledger.Of(run, run.B.Treasury);
        var ofAbroad = await Addresses.OfAsync(run, run.B.Treasury);
        await run.ControlAsync("an address that somebody has is paid", async () => (await ledger.PayAsync(ledger.Draft(treasury, At(address), "1.00"), run.Unique("key"))).MustBe(201));
        var elsewhere = await ofAbroad.MakeAsync(await abroad.OpenAsync());
        await run.AttackAsync(async () =>
        {
            (await ledger.PayAsync(ledger.Draft(treasury, At(addresses.New()), "1.00"), run.Unique("key"))).MustBeRefused(422, "PAY-0425");
            (await ledger.PayAsync(ledger.Draft(treasury, At(elsewhere), "1.00"), run.Unique("key"))).MustBeRefused(422, "PAY-0425");
        });
        await ledger.MustHoldAsync(treasury, "-1.00");
    }

    [Check("PAY-C38")]
    [Verifies("PAY-6.9")]
    public static async Task The_address_of_a_closed_account_is_gone_and_not_free(CheckRun run)
    {
        var (addresses, shop) = await MakeAsync(run);
        var address = await addresses.MakeAsync(shop);
        await run.ControlAsync("it resolves before", async () => (await addresses.ResolveAsync(address)).MustBe(200));
        (await Ledger.Of(run).ChangeAsync("closeAccount", shop)).MustBe(200);
        await run.AttackAsync(async () =>
        {
            (await addresses.ResolveAsync(address)).MustBeRefused(404, "PAY-0405");
            (await addresses.CreateAsync(address, await Ledger.Of(run).OpenAsync())).MustBeRefused(409, "PAY-0414");
        });
    }

    public static JsonObject At(string address) => new() { ["address"] = address };

    private static async Task<(Addresses Addresses, string Shop)> MakeAsync(CheckRun run) =>
        (await Addresses.OfAsync(run, run.A.Treasury), await Ledger.Of(run).OpenAsync());
}
