using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Suites.Consent;

namespace DigitalIndiaStack.Conformance.Suites.Registries;

/// <summary>Clauses 4 and 5 of the registry rules: reading under consent, and who looked.</summary>
[Touches(Reads = [Roles.Citizen, Roles.Neighbour])]
internal static class DisclosureChecks
{
    [Check("REG-C14")]
    [Verifies("REG-4.2")]
    [Verifies("REG-4.3")]
    public static async Task A_disclosure_holds_the_fields_asked_for_of_the_person_who_consented(CheckRun run)
    {
        var disclosures = await Disclosures.MakeAsync(run);
        var both = (await disclosures.ReadAsync()).MustBe(200).Json.GetProperty("data");
        Expect.Equal("area, plot", string.Join(", ", both.EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal)), "fields");
        Expect.Equal(Disclosures.CitizenPlot, both.GetProperty("plot").GetString(), "plot");
        var one = (await disclosures.ReadAsync("area")).MustBe(200).Json.GetProperty("data");
        Expect.Equal("area", string.Join(", ", one.EnumerateObject().Select(field => field.Name)), "fields");

        var other = await Disclosures.MakeAsync(run, Roles.Neighbour);
        Expect.Equal(Disclosures.NeighbourPlot, (await other.ReadAsync()).MustBe(200).Json.GetProperty("data").GetProperty("plot").GetString(), "plot");
    }

    [Check("REG-C15")]
    [Verifies("REG-4.1")]
    public static async Task Nothing_is_disclosed_without_a_consent(CheckRun run)
    {
        var disclosures = await Disclosures.MakeAsync(run);
        await disclosures.MustOpenAsync();
        await run.AttackAsync(async () => (await disclosures.Plots.DiscloseAsync(run.A.Fiduciary, run.NewId(), Agreement.Purpose, "plot")).MustBeRefused(403, "REG-0403"));
    }

    [Check("REG-C16")]
    [Verifies("REG-4.1")]
    [Verifies("CNS-4.5")]
    public static async Task Nothing_is_disclosed_two_seconds_after_the_withdrawal(CheckRun run)
    {
        var disclosures = await Disclosures.MakeAsync(run);
        await disclosures.MustOpenAsync();
        (await disclosures.Consent.WithdrawAsync(disclosures.Consent.Person)).MustBe(200);
        await run.DelayAsync(TimeSpan.FromSeconds(1.9));
        await run.AttackAsync(async () => (await disclosures.ReadAsync()).MustBeRefused(403, "REG-0403"));
    }

    [Check("REG-C17")]
    [Touches(Reads = [Roles.Citizen], MovesClock = true)]
    [Verifies("REG-4.1")]
    public static async Task Nothing_is_disclosed_after_the_consent_expired(CheckRun run)
    {
        var disclosures = await Disclosures.MakeAsync(run);
        await disclosures.MustOpenAsync();
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromDays(2) + TimeSpan.FromMinutes(1));
        await run.AttackAsync(async () => (await disclosures.ReadAsync()).MustBeRefused(403, "REG-0403"));
    }

    [Check("REG-C18")]
    [Verifies("REG-4.1")]
    public static async Task Nothing_is_disclosed_for_another_purpose_field_requester_or_registry(CheckRun run)
    {
        var disclosures = await Disclosures.MakeAsync(run);
        var elsewhere = await Plots.DefineAsync(run);
        await elsewhere.AddAsync(Disclosures.CitizenPlot, Roles.Citizen);
        await disclosures.MustOpenAsync();
        await run.AttackAsync(async () =>
        {
            (await disclosures.Plots.DiscloseAsync(run.A.Fiduciary, disclosures.Consent.Id, "another-purpose", "plot")).MustBeRefused(403, "REG-0403");
            (await disclosures.ReadAsync("plot", "crop")).MustBeRefused(403, "REG-0403");
            (await disclosures.Plots.DiscloseAsync(run.A.Rival, disclosures.Consent.Id, Agreement.Purpose, "plot")).MustBeRefused(403, "REG-0403");
            (await elsewhere.DiscloseAsync(run.A.Fiduciary, disclosures.Consent.Id, Agreement.Purpose, "plot")).MustBeRefused(403, "REG-0403");
        });
    }

    [Check("REG-C19")]
    [Verifies("REG-3.5")]
    [Verifies("REG-4.5")]
    [Verifies("REG-5.1")]
    public static async Task The_person_sees_who_read_their_record_why_and_under_which_consent(CheckRun run)
    {
        var disclosures = await Disclosures.MakeAsync(run);
        var access = (await disclosures.ReadAsync("area")).MustBe(200).Member("accessId");
        var entry = (await AccessesAsync(run, Roles.Citizen)).Find(item => item.GetProperty("accessId").GetString() == access);
        Expect.That(entry.ValueKind == JsonValueKind.Object, $"the access {access} in the person's list", "it is not there");
        Expect.Equal(run.A.ClientOf("fiduciary").ClientId, entry.GetProperty("requester").GetString(), "requester");
        Expect.Equal(Agreement.Purpose, Text(entry, "purposeCode"), "purposeCode");
        Expect.Equal(disclosures.Consent.Id, Text(entry, "consentId"), "consentId");
        Expect.Equal("area", string.Join(", ", entry.GetProperty("fields").EnumerateArray()), "fields");
    }

    [Check("REG-C20")]
    [Verifies("REG-3.5")]
    [Verifies("REG-5.1")]
    public static async Task The_person_sees_that_the_owner_read_their_record(CheckRun run)
    {
        var plots = await Plots.DefineAsync(run);
        var record = await plots.AddAsync(Disclosures.CitizenPlot, Roles.Citizen);
        (await record.ReadAsync(run.A.Registrar)).MustBe(200);
        var entries = await AccessesAsync(run, Roles.Citizen);
        Expect.That(entries.Exists(item => item.GetProperty("registry").GetString() == plots.Name), $"an access to {plots.Name} in the person's list", "none");
    }

    [Check("REG-C21")]
    [Verifies("REG-5.2")]
    public static async Task A_person_does_not_see_who_read_the_record_of_another(CheckRun run)
    {
        var disclosures = await Disclosures.MakeAsync(run);
        (await disclosures.ReadAsync()).MustBe(200);
        await run.ControlAsync("the person sees it", async () => Expect.That((await AccessesAsync(run, Roles.Citizen)).Exists(IsHere), "the access", "none"));
        await run.AttackAsync(async () => Expect.That(!(await AccessesAsync(run, Roles.Neighbour)).Exists(IsHere), "no access to the citizen's record", "it is listed"));

        bool IsHere(JsonElement item) => Text(item, "consentId") == disclosures.Consent.Id;
    }

    private static string Text(JsonElement item, string member) => item.TryGetProperty(member, out var value) ? value.ToString() : "";

    // The newest page is enough: the check has just looked.
    private static async Task<List<JsonElement>> AccessesAsync(CheckRun run, string person) =>
        [.. (await run.Api("registries").Call("listAccesses").Query("limit", "100").SendAsync(run.A.Person(person, "app"))).MustBe(200).Json.GetProperty("items").EnumerateArray()];
}
