using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 22 of the identity rules: who may use the tokens of a client with a certificate.</summary>
[Touches]
internal static class MtlsTokenChecks
{
    [Check("IDN-C277", Blocks = ["registries"])]
    [Verifies("IDN-22.7")]
    public static async Task A_block_takes_its_token_with_its_certificate_alone(CheckRun run)
    {
        var certified = new Certified(run);
        var token = (await certified.AskAsync()).MustBe(200).Member("access_token");
        var own = certified.Client.Certificate;
        await run.ControlAsync("with its certificate it is taken", async () => (await certified.CallAsync($"Bearer {token}", own)).MustBe(200));
        await run.AttackAsync(async () =>
        {
            foreach (var shown in certified.Others)
            {
                (await certified.CallAsync($"Bearer {token}", shown)).MustBeRefused(401, "API-0401");
            }

            var thief = new BoundClient(run, run.A.Tenant, certified.Client);
            (await certified.CallAsync($"DPoP {token}", own)).MustBeRefused(401, "API-0401");
            (await certified.CallAsync($"DPoP {token}", own, address => thief.Proof(HttpMethod.Get, address, token).Sign())).MustBeRefused(401, "API-0401");
            (await run.Api("registries").Call("listRegistries").Header("Authorization", $"Bearer {token}").SendAsync(Actor.Anonymous)).MustBeRefused(401, "API-0401");
        });
    }

    [Check("IDN-C278")]
    [Touches(Destructive = true)]
    [Verifies("IDN-22.8")]
    public static async Task The_userinfo_endpoint_answers_with_its_certificate_alone(CheckRun run)
    {
        var certified = new Certified(run);
        var token = (await SignInAsync(run)).Member("access_token");
        await run.ControlAsync("with its certificate it is answered", async () => (await certified.UserInfoAsync(token, certified.Client.Certificate)).MustBe(200));
        await run.AttackAsync(async () =>
        {
            foreach (var shown in certified.Others)
            {
                var answer = await certified.UserInfoAsync(token, shown);
                Expect.That(answer.Status is 400 or 401, "a refusal with status 400 or 401", $"status {answer.Status}", answer);
            }
        });
    }

    [Check("IDN-C279", Blocks = ["registries"])]
    [Verifies("IDN-22.9")]
    public static async Task A_certificate_does_not_take_the_place_of_a_proof(CheckRun run)
    {
        var certified = new Certified(run);
        var proving = new BoundClient(run, run.A.Tenant, certified.Client);
        var token = (await proving.RequestAsync(TokenChecks.ClientGrant(run, "registries.read"))).MustBe(200).Member("access_token");
        var own = certified.Client.Certificate;
        await run.ControlAsync("with a proof it is taken", async () =>
            (await certified.CallAsync($"DPoP {token}", own, address => proving.Proof(HttpMethod.Get, address, token).Sign())).MustBe(200));
        await run.AttackAsync(async () =>
        {
            (await certified.CallAsync($"Bearer {token}", own)).MustBeRefused(401, "API-0401");
            (await certified.CallAsync($"DPoP {token}", own)).MustBeRefused(401, "API-0401");
        });
    }

    [Check("IDN-C280")]
    [Touches(Destructive = true)]
    [Verifies("IDN-22.10")]
    public static async Task Its_refresh_token_is_good_with_its_certificate_alone(CheckRun run)
    {
        var certified = new Certified(run);
        var grant = SenderChecks.RefreshGrant((await SignInAsync(run, "offline_access")).Member("refresh_token"));
        await run.ControlAsync("with its certificate it is redeemed", async () => (await certified.PostAsync("token_endpoint", grant)).MustBe(200));
        await run.AttackAsync(async () =>
        {
            foreach (var shown in certified.Others)
            {
                ClientChecks.MustBeRefused(await certified.PostAsync("token_endpoint", grant, shown));
            }
        });
    }

    private static async Task<Answer> SignInAsync(CheckRun run, params string[] scopes)
    {
        var request = await MtlsChecks.AskAsync(run, scopes);
        var (flow, code) = await SenderChecks.CodeAsync(run, request);
        return (await PersonSignIn.RedeemAsync(run, request, flow, code)).MustBe(200);
    }
}
