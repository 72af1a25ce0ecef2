using System.Security.Cryptography;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Core.Testing.PostgreSql;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using DigitalIndiaStack.Identity.Tests.Hosting;
using DigitalIndiaStack.Identity.Tests.SignIn;
using DigitalIndiaStack.Identity.Verify;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Tests.Offline;

/// <summary>Credentials of the block, judged by the verifier that knows nothing of it (section 13).</summary>
public sealed class CredentialTests(MovedClock moved) : IClassFixture<MovedClock>
{
    private readonly IdentityHost host = moved.Host;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_person_shows_what_they_choose_until_they_revoke_it(bool isPostgreSql)
    {
        await using var own = await StartAsync(isPostgreSql);
        using var wallet = await Wallet.OpenAsync(own, await Citizen.EnrolAsync(own));
        var held = await wallet.GetAsync(CredentialClaim.Name, CredentialClaim.Birthdate, CredentialClaim.Age_over_18);
        var paper = await wallet.PrintAsync(CredentialClaim.Name);

        var shown = await wallet.VerifyAsync(wallet.Show(held.Credential, "age_over_18"));

        Assert.Equal(["age_over_18"], shown.Claims.Keys);
        Assert.True(shown is { IsKeyShown: true, IsStatusKnown: true });
        Assert.Equal(3, (await wallet.VerifyAsync(wallet.Show(held.Credential, "name", "birthdate", "age_over_18"))).Claims.Count);
        Assert.Equal("Somebody New", (await wallet.VerifyAsync(paper.Credential)).Claims["name"].GetString());

        await wallet.Api.RevokeCredentialAsync(held.CredentialId, Cancellation);
        await wallet.Api.RevokeCredentialAsync(held.CredentialId, Cancellation);

        await RefusedAsync("was revoked", () => wallet.VerifyAsync(wallet.Show(held.Credential, "age_over_18")));
        Assert.Equal(CredentialStatus.Revoked, (await wallet.Api.GetCredentialAsync(held.CredentialId, Cancellation)).Status);
        Assert.True((await wallet.VerifyAsync(paper.Credential)).IsStatusKnown);
    }

    [Fact]
    public async Task A_proof_that_is_not_right_gets_no_credential()
    {
        using var wallet = await Wallet.OpenAsync(host, await Citizen.EnrolAsync(host));
        using var thief = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = host.Clock.GetUtcNow();
        var used = wallet.Proof();
        await wallet.AskAsync(used, CredentialClaim.Name);

        foreach (var proof in new[]
        {
            used,
            wallet.Proof(other: thief),
            wallet.Proof(claims => claims["aud"] = "https://elsewhere.example/"),
            wallet.Proof(claims => claims.Remove("aud")),
            wallet.Proof(claims => claims["iat"] = now.AddSeconds(-62).ToUnixTimeSeconds()),
            wallet.Proof(claims => claims["iat"] = now.AddSeconds(60).ToUnixTimeSeconds()),
            wallet.Proof(claims => claims.Remove("iat")),
            wallet.Proof(header: header => header["typ"] = "dpop+jwt"),
            wallet.Proof(header: header => header["alg"] = "none"),
            wallet.Proof(header: header => header["alg"] = "HS256"),
            wallet.Proof(header: header => header["crit"] = new JsonArray("b64")),
            wallet.Proof(header: header => header["jwk"]!["d"] = "AAAA"),
            wallet.Proof(header: header => header.Remove("jwk")),
        })
        {
            await ProblemAsync(422, "IDN-0465", () => wallet.AskAsync(proof, CredentialClaim.Name));
        }
    }

    [Fact]
    public async Task One_proof_sent_ten_times_at_once_gets_one_credential()
    {
        using var wallet = await Wallet.OpenAsync(host, await Citizen.EnrolAsync(host));
        var proof = wallet.Proof();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Record.ExceptionAsync(() => wallet.AskAsync(proof, CredentialClaim.Name)).AsTask()));

        Assert.Single(answers, answer => answer is null);
        Assert.All(answers.OfType<ApiException>(), refused => Assert.Equal(422, refused.StatusCode));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_lock_suspends_every_credential_and_gives_no_new_one(bool isPostgreSql)
    {
        await using var own = await StartAsync(isPostgreSql);
        var citizen = await Citizen.EnrolAsync(own);
        using var wallet = await Wallet.OpenAsync(own, citizen);
        var paper = await wallet.PrintAsync(CredentialClaim.Name);
        using var browser = new Browser(own);
        await AnswerAsync(browser, citizen, "lock");

        await RefusedAsync("is suspended", () => wallet.VerifyAsync(paper.Credential));
        await ProblemAsync(401, "API-0401", () => wallet.PrintAsync(CredentialClaim.Name));

        await AnswerAsync(browser, citizen, "unlock");

        Assert.True((await wallet.VerifyAsync(paper.Credential)).IsStatusKnown);
        await ProblemAsync(401, "API-0401", () => wallet.PrintAsync(CredentialClaim.Name));
    }

    // For a moment an instance may not know yet that the token is revoked; that the person is locked it reads.
    [Fact]
    public async Task Whoever_is_locked_gets_none_by_a_token_that_still_passes()
    {
        using var wallet = await Wallet.OpenAsync(host, await Citizen.EnrolAsync(host));
        var paper = await wallet.PrintAsync(CredentialClaim.Name);
        var person = new PersonId(await PersonOfAsync(paper.CredentialId));
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IdentityDbContext>().PersonsOfAll.Where(row => row.Id == person)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.IsSignInLocked, true).SetProperty(row => row.SignInLockedAt, host.Clock.GetUtcNow()), Cancellation);

        Assert.Equal(CredentialStatus.Suspended, (await wallet.Api.GetCredentialAsync(paper.CredentialId, Cancellation)).Status);
        await ProblemAsync(403, "IDN-0467", () => wallet.PrintAsync(CredentialClaim.Name));
    }

    [Fact]
    public async Task An_operator_revokes_all_credentials_of_a_person_and_of_nobody_else()
    {
        using var wallet = await Wallet.OpenAsync(host, await Citizen.EnrolAsync(host));
        using var other = await Wallet.OpenAsync(host, await Citizen.EnrolAsync(host));
        IssuedCredential[] own = [await wallet.PrintAsync(CredentialClaim.Name), await wallet.GetAsync(CredentialClaim.Name)];
        var foreign = await other.PrintAsync(CredentialClaim.Name);
        var person = await PersonOfAsync(own[0].CredentialId);
        using var http = host.NewClient((await host.ClientTokenAsync("conformance-a", "identity.credentials.revoke", "ke")).AccessToken);
        using var abroad = host.NewClient((await host.ClientTokenAsync("conformance-b", "identity.credentials.revoke", "ma")).AccessToken);

        await ProblemAsync(404, "IDN-0404", () => new IdentityClient(abroad).RevokeCredentialsOfPersonAsync(person, Cancellation));
        await wallet.VerifyAsync(own[0].Credential);
        await new IdentityClient(http).RevokeCredentialsOfPersonAsync(person, Cancellation);

        await RefusedAsync("was revoked", () => wallet.VerifyAsync(own[0].Credential));
        await RefusedAsync("was revoked", () => wallet.VerifyAsync(wallet.Show(own[1].Credential, "name")));
        await other.VerifyAsync(foreign.Credential);
        await ProblemAsync(404, "IDN-0404", () => wallet.Api.GetCredentialAsync(foreign.CredentialId, Cancellation));
        await ProblemAsync(404, "IDN-0404", () => wallet.Api.RevokeCredentialAsync(foreign.CredentialId, Cancellation));
        await other.VerifyAsync(foreign.Credential);
    }

    internal static async Task<IdentityHost> StartAsync(bool isPostgreSql)
    {
        Assert.SkipWhen(isPostgreSql && PostgreSqlServer.Missing is not null, PostgreSqlServer.Missing ?? "");
        var settings = new Dictionary<string, string?>();
        if (isPostgreSql)
        {
            settings["Storage:Provider"] = "PostgreSql";
            settings["Storage:ConnectionString"] = await (await PostgreSqlServer.StartedAsync()).CreateDatabaseAsync();
        }

        var own = new IdentityHost(settings);
        await own.InitializeAsync();
        return own;
    }

    private static async Task AnswerAsync(Browser browser, Citizen citizen, string answer)
    {
        await browser.OpenAsync("/identity/security");
        await browser.SignInAsync(citizen);
        await browser.SubmitAsync(("answer", answer));
    }

    private static async Task RefusedAsync(string reason, Func<Task> verify) =>
        Assert.Contains(reason, (await Assert.ThrowsAsync<CredentialRefusedException>(verify)).Message, StringComparison.Ordinal);

    private static async Task ProblemAsync(int status, string code, Func<Task> call)
    {
        var refused = await Assert.ThrowsAsync<ApiException<ProblemDetails>>(call);
        Assert.Equal((status, code), (refused.StatusCode, refused.Result.Code));
    }

    private async Task<Guid> PersonOfAsync(Guid credential)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IdentityDbContext>().CredentialsOfAll.SingleAsync(row => row.Id == credential, Cancellation)).PersonId.Value;
    }
}
