using System.Net;
using DigitalIndiaStack.Core.Testing.Tokens;
using DigitalIndiaStack.Identity.Contracts;
using DigitalIndiaStack.Identity.Tests.Dpop;
using DigitalIndiaStack.Identity.Tests.Hosting;
using DigitalIndiaStack.Identity.Tests.Offline;
using DigitalIndiaStack.Identity.Verify;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Lives;

/// <summary>What the block gives or takes that ends by itself.</summary>
internal sealed class LivedThings : IDisposable
{
    private readonly IdentityHost host;
    private readonly ProofKey key = ProofKey.Curve();
    private readonly SignedInPerson person;

    public LivedThings(IdentityHost host)
    {
        this.host = host;
        person = new SignedInPerson(host);
        All = new Dictionary<string, Lived>
        {
            ["access token at a block"] = new(TimeSpan.FromMinutes(5), AccessTokenAtBlockAsync),
            ["access token at userinfo"] = new(TimeSpan.FromMinutes(5), AccessTokenAsync),
            ["bound access token at userinfo"] = new(TimeSpan.FromMinutes(5), BoundTokenAsync),
            ["refresh token"] = new(TimeSpan.FromDays(14), RefreshTokenAsync),
            ["code"] = new(TimeSpan.FromSeconds(60), CodeAsync),
            ["request_uri"] = new(TimeSpan.FromSeconds(90), RequestUriAsync),
            ["client assertion"] = new(TimeSpan.FromSeconds(60), AssertionAsync),
            ["DPoP proof"] = new(TimeSpan.FromSeconds(60), ProofAsync),
            ["DPoP proof at userinfo"] = new(TimeSpan.FromSeconds(60), ProofAtUserInfoAsync),

            // Good for two minutes to four, never for five (IDN-6.15).
            ["nonce"] = new(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(10), NonceAsync),
            ["one-time code"] = new(TimeSpan.FromMinutes(10), OneTimeCodeAsync),
            ["session"] = new(TimeSpan.FromHours(8), SessionAsync),
            ["session at a page of a block"] = new(TimeSpan.FromMinutes(30), PageSessionAsync),
            ["key proof of a wallet"] = new(TimeSpan.FromSeconds(60), KeyProofAsync),
            ["credential"] = new(TimeSpan.FromDays(365), CredentialAsync),
            ["status list"] = new(TimeSpan.FromDays(1), StatusListAsync),
        };
    }

    /// <summary>The things by their names.</summary>
    public IReadOnlyDictionary<string, Lived> All { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        person.Dispose();
        key.Dispose();
    }

    private static bool IsOk(Answer answer)
    {
        Assert.True((int)answer.Status < 500, $"{answer.Status} {answer.Body}");
        return answer.Status == HttpStatusCode.OK;
    }

    private async Task<Func<Task<bool>>> AccessTokenAtBlockAsync()
    {
        var token = (await host.ClientTokenAsync("enrolment-agent", "identity.persons.enrol", "ke")).AccessToken;
        var http = person.Keep(host.NewClient(token));
        return async () => (await http.PostAsync(new Uri("identity/v1/persons", UriKind.Relative), null, Cancellation)).StatusCode is not HttpStatusCode.Unauthorized;
    }

    private async Task<Func<Task<bool>>> AccessTokenAsync()
    {
        var token = (await host.RedeemAsync(await person.NewCodeAsync())).AccessToken;
        return async () => IsOk(await host.UserInfoAsync("Bearer", token));
    }

    private async Task<Func<Task<bool>>> BoundTokenAsync()
    {
        var token = (await host.RedeemWithAsync(await person.NewCodeAsync(), host.Proof(key).Sign())).AccessToken;
        return async () => IsOk(await host.UserInfoAsync("DPoP", token, host.UserInfoProof(key, token)));
    }

    private async Task<Func<Task<bool>>> RefreshTokenAsync()
    {
        var token = (await host.RedeemAsync(await person.NewCodeAsync("openid offline_access"))).Text("refresh_token")!;
        return async () => IsOk(await host.RefreshAsync(token));
    }

    private async Task<Func<Task<bool>>> CodeAsync()
    {
        var code = await person.NewCodeAsync();
        return async () => IsOk(await host.RedeemAsync(code));
    }

    private async Task<Func<Task<bool>>> RequestUriAsync()
    {
        var pushed = await host.PushAsync(Wire.AppRequest(change: form => form["tenant"] = "ke"));
        var browser = person.Keep(new Browser(host));
        return async () =>
        {
            await browser.OpenAsync(Wire.AuthorizePath(Wire.App, pushed.Text("request_uri")!));
            return browser.Here.AbsolutePath == "/identity/sign-in";
        };
    }

    private Task<Func<Task<bool>>> AssertionAsync()
    {
        var assertion = Assertions.For(host, "registrar", token => token.Expires = token.IssuedAt!.Value.AddSeconds(60));
        return Task.FromResult<Func<Task<bool>>>(async () => IsOk(await host.ClientTokenAsync("registrar", "registries.read", "ke", assertion: assertion)));
    }

    private Task<Func<Task<bool>>> ProofAsync()
    {
        var proof = host.Proof(key).Sign();
        return Task.FromResult<Func<Task<bool>>>(async () => IsOk(await host.AskAsync("registrar", proof)));
    }

    private async Task<Func<Task<bool>>> ProofAtUserInfoAsync()
    {
        var token = (await host.RedeemWithAsync(await person.NewCodeAsync(), host.Proof(key).Sign())).AccessToken;
        var proof = host.UserInfoProof(key, token);
        return async () => IsOk(await host.UserInfoAsync("DPoP", token, proof));
    }

    private async Task<Func<Task<bool>>> NonceAsync()
    {
        var nonce = await host.NonceAsync(key);
        return async () => IsOk(await host.AskAsync("registrar", (host.Proof(key) with { Nonce = nonce }).Sign()));
    }

    private async Task<Func<Task<bool>>> OneTimeCodeAsync()
    {
        var browser = person.Keep(new Browser(host));
        await browser.OpenAsync("/identity/sign-in?country=ke&return=%2Fidentity%2Fsign-out");
        await browser.SubmitAsync(("Number", Citizen.Wanjiru.Number), ("Pin", Citizen.Wanjiru.Pin));
        var code = await Citizen.Wanjiru.NewestCodeAsync(host);
        return async () =>
        {
            await browser.SubmitAsync(("Code", code));
            return browser.Here.AbsolutePath == "/identity/sign-out";
        };
    }

    private async Task<Func<Task<bool>>> SessionAsync()
    {
        var browser = await person.SignedInAsync();
        return async () =>
        {
            await browser.OpenAsync("/identity/sign-out");
            return browser.Page.QuerySelector("main form") is not null;
        };
    }

    // The page begins a sign-in at the issuer when its own session is over.
    private async Task<Func<Task<bool>>> PageSessionAsync()
    {
        var browser = person.Keep(new Browser(host));
        await browser.OpenAsync($"/{IdentityHost.PageBlock}/who");
        await browser.SignInAsync(Citizen.OfficerKiptoo);
        Assert.Equal($"/{IdentityHost.PageBlock}/who", browser.Here.AbsolutePath);
        return async () =>
        {
            using var client = host.NewClient();
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/{IdentityHost.PageBlock}/who");
            request.Headers.Add("Cookie", browser.CookieHeader);
            return IsOk(await Answer.ReadAsync(await client.SendAsync(request, Cancellation)));
        };
    }

    private async Task<Func<Task<bool>>> KeyProofAsync()
    {
        var wallet = person.Keep(await Wallet.OpenAsync(host, Citizen.Wanjiru));
        var proof = wallet.Proof();
        return async () => await Record.ExceptionAsync(() => wallet.AskAsync(proof, CredentialClaim.Name)) is null;
    }

    private async Task<Func<Task<bool>>> CredentialAsync()
    {
        var wallet = person.Keep(await Wallet.OpenAsync(host, Citizen.Wanjiru));
        var paper = await wallet.PrintAsync(CredentialClaim.Name);
        return () => IsShownAsync(() => wallet.VerifyAsync(paper.Credential));
    }

    private async Task<Func<Task<bool>>> StatusListAsync()
    {
        var wallet = person.Keep(await Wallet.OpenAsync(host, Citizen.Wanjiru));
        var paper = (await wallet.PrintAsync(CredentialClaim.Name)).Credential;
        var list = await wallet.FetchAsync((await wallet.VerifyAsync(paper, withStatus: false)).StatusListAddress!);
        var verifier = new CredentialVerifier(IssuerKeys.Read(await wallet.FetchAsync(".well-known/jwt-vc-issuer")));
        return () => IsShownAsync(() => Task.FromResult(verifier.Verify(paper, new VerifierExpectation(host.Clock.GetUtcNow()) { StatusList = list })));
    }

    private static async Task<bool> IsShownAsync(Func<Task<VerifiedCredential>> verifyAsync)
    {
        var refused = await Record.ExceptionAsync(verifyAsync);
        Assert.True(refused is null or CredentialRefusedException, $"{refused}");
        return refused is null;
    }
}
