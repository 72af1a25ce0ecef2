using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 12 of the identity rules: what a person makes, rotates and revokes, and who learns what by it. Sign-in by it is judged beside.</summary>
[Touches]
internal static class AliasChecks
{
    private const int Drawn = 5;
    private const int LongestRun = 9;
    private const int Runners = 8;

    [Check("IDN-C150")]
    [Verifies("IDN-12.1")]
    [Verifies("IDN-12.2")]
    [Verifies("IDN-12.5")]
    public static async Task Virtual_ids_have_a_check_digit_and_nothing_in_common(CheckRun run)
    {
        var holder = await AliasHolder.NewAsync(run);
        var alias = await holder.MakeAsync();
        List<string> seen = [holder.Request.Person.Number];
        for (var turn = 0; turn < Drawn; turn++)
        {
            var digits = alias.Member("digits");
            Expect.That(!seen.Contains(digits), "digits that were not given before", digits, alias);
            foreach (var earlier in seen)
            {
                Expect.That(!HaveRun(digits, earlier), $"no {LongestRun} digits in a row of {earlier}", digits, alias);
            }

            Expect.That(digits.Length == 16 && Verhoeff.Holds(digits), "sixteen digits, the last a Verhoeff check digit", digits, alias);
            seen.Add(digits);
            alias = await holder.RotateAsync(alias);
        }
    }

    [Check("IDN-C151")]
    [Verifies("IDN-12.3")]
    public static async Task Of_many_at_once_one_virtual_id_is_made_and_one_stays_active(CheckRun run)
    {
        var holder = await AliasHolder.NewAsync(run);
        var keys = Enumerable.Range(0, Runners).Select(_ => run.Unique("key")).ToList();
        await holder.ListAsync();
        var answers = await Task.WhenAll(keys.Select(key => run.Api("identity").Call("makeVirtualId").Key(key).SendAsync(holder.Actor)));
        Expect.Equal(1, answers.Count(answer => answer.Status == 201), "virtual ids made at once");
        foreach (var refused in answers.Where(answer => answer.Status != 201))
        {
            refused.MustBeRefused(409, "IDN-0510");
        }

        await holder.RotateAsync(answers.Single(answer => answer.Status == 201));
        var list = await holder.ListAsync();
        Expect.Equal(1, list.Json.GetProperty("items").EnumerateArray().Count(item => item.GetProperty("status").GetString() == "active"), "active virtual ids", list);
    }

    [Check("IDN-C152")]
    [Verifies("IDN-12.4")]
    public static async Task A_rotation_revokes_the_one_and_makes_another_active(CheckRun run)
    {
        var holder = await AliasHolder.NewAsync(run);
        var first = await holder.MakeAsync();
        var second = await holder.RotateAsync(first);
        Expect.Equal("active", second.Member("status"), "status of the new one", second);
        Expect.That(first.Member("virtualIdId") != second.Member("virtualIdId"), "another virtual id", second.Member("virtualIdId"), second);
        foreach (var (alias, status) in new[] { (first, "revoked"), (second, "active") })
        {
            var read = (await holder.At("getVirtualId", alias).SendAsync(holder.Actor)).MustBe(200);
            Expect.Equal(status, read.Member("status"), "status", read);
        }
    }

    [Check("IDN-C156")]
    [Verifies("IDN-12.10")]
    [Verifies("IDN-12.11")]
    [Verifies("IDN-12.13")]
    public static async Task A_service_learns_the_same_subject_by_number_and_active_virtual_id_and_nobody_by_a_revoked_one(CheckRun run)
    {
        var holder = await AliasHolder.NewAsync(run);
        var known = (await holder.ResolveAsync(run.A.Fiduciary, holder.Request.Person.Number)).MustBe(200).Member("subject");
        var first = await holder.MakeAsync();
        await MustBeKnownAsync(first);
        var second = await holder.RotateAsync(first);
        await run.ControlAsync("the active one is resolved", () => MustBeKnownAsync(second));
        await run.AttackAsync(async () => (await holder.ResolveAsync(run.A.Fiduciary, first.Member("digits"))).MustBeRefused(404, "IDN-0404"));

        async Task MustBeKnownAsync(Answer alias)
        {
            var resolved = (await holder.ResolveAsync(run.A.Fiduciary, alias.Member("digits"))).MustBe(200);
            Expect.Equal(known, resolved.Member("subject"), "subject by the virtual id", resolved);
        }
    }

    [Check("IDN-C157")]
    [Verifies("IDN-12.12")]
    public static async Task Nobody_sees_or_changes_the_virtual_id_of_another_person(CheckRun run)
    {
        var (holder, other) = (await AliasHolder.NewAsync(run), await AliasHolder.NewAsync(run));
        var alias = await holder.MakeAsync();
        await run.ControlAsync("its person reads it", async () => (await holder.At("getVirtualId", alias).SendAsync(holder.Actor)).MustBe(200));
        await run.AttackAsync(async () =>
        {
            foreach (var operation in new[] { "getVirtualId", "rotateVirtualId", "revokeVirtualId" })
            {
                (await holder.At(operation, alias).SendAsync(other.Actor)).MustBeRefused(404, "IDN-0404");
            }

            var list = await other.ListAsync();
            Expect.That(!list.Text.Contains(alias.Member("digits"), StringComparison.Ordinal), "nothing of somebody else", list.Text, list);
        });
    }

    [Check("IDN-C158")]
    [Verifies("IDN-12.14")]
    public static async Task No_answer_to_a_relying_party_holds_the_number_or_a_virtual_id(CheckRun run)
    {
        var holder = await AliasHolder.NewAsync(run);
        var alias = await holder.MakeAsync();
        string[] digits = [holder.Request.Person.Number, alias.Member("digits")];
        var request = holder.By(digits[1]) with { Scopes = ["email", "profile"], Audience = run.Target.AddressOf("identity").Audience };
        var flow = SignInFlow.New(run);
        var landing = await PersonSignIn.AuthorizeAsync(run, request, flow);
        var tokens = (await PersonSignIn.RedeemAsync(run, request, flow, landing.Code)).MustBe(200);
        var told = (await UserInfo.FetchAsync(run, request)).MustBe(200);
        var resolved = (await holder.ResolveAsync(run.A.Fiduciary, digits[1])).MustBe(200);
        var mapping = new { subject = resolved.Member("subject"), relyingParty = run.A.ClientOf("fiduciary").ClientId, audience = run.A.ClientOf("rival").ClientId };
        var mapped = (await run.Api("identity").Call("mapSubject").Json(mapping).SendAsync(run.A.Client("mapper"))).MustBe(200);
        MustHoldNone("the authorization response", string.Join(' ', landing.Parameters.Select(pair => $"{pair.Key}={pair.Value}")));
        foreach (var token in new[] { "id_token", "access_token" })
        {
            MustHoldNone($"the {token}", tokens.MustHaveClaims(token).ToJsonString());
        }

        foreach (var answer in new[] { tokens, told, resolved, mapped })
        {
            MustHoldNone($"the answer of {answer.Exchange.Url}", $"{answer.Text} {answer.Header("Location")}");
        }

        void MustHoldNone(string where, string text) =>
            Expect.That(!digits.Any(number => text.Contains(number, StringComparison.Ordinal)), $"neither number nor virtual id in {where}", "one of them stands there");
    }

    private static bool HaveRun(string digits, string other) =>
        Enumerable.Range(0, Math.Max(0, other.Length - LongestRun + 1)).Any(place => digits.Contains(other.Substring(place, LongestRun), StringComparison.Ordinal));
}
