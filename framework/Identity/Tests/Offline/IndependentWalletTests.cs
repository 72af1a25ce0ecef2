using System.Text.Json;
using DigitalIndiaStack.Identity.Block.Keys;
using DigitalIndiaStack.Identity.Contracts;
using DigitalIndiaStack.Identity.Tests.Dpop;
using DigitalIndiaStack.Identity.Tests.Hosting;

namespace DigitalIndiaStack.Identity.Tests.Offline;

/// <summary>A wallet and a verifier that we did not write, @sd-jwt/sd-jwt-vc, take our credentials, and our verifier takes what that wallet shows.</summary>
public sealed class IndependentWalletTests(IdentityHost host)
{
    [Fact]
    public async Task Another_wallet_shows_our_credential_to_another_verifier_and_to_ours_until_it_is_revoked()
    {
        Assert.SkipUnless(NodeClient.IsInstalled, "The packages are not installed: npm ci in framework/Identity/Tests/OpenIdClient");
        using var wallet = await Wallet.OpenAsync(host, await Citizen.EnrolAsync(host));
        var held = await wallet.GetAsync(CredentialClaim.Name, CredentialClaim.Birthdate, CredentialClaim.Age_over_18);

        var (judged, shown) = await ShowAsync(wallet, held.Credential);

        Assert.Equal("""{"vct":"urn:dis:credential:person:1","told":{"name":"Somebody New","age_over_18":true}}""", judged);
        Assert.Equal(["age_over_18", "name"], (await wallet.VerifyAsync(shown)).Claims.Keys);

        await wallet.Api.RevokeCredentialAsync(held.CredentialId, TestContext.Current.CancellationToken);

        using var refused = JsonDocument.Parse((await ShowAsync(wallet, held.Credential)).Judged);
        Assert.Contains("Status is not valid", refused.RootElement.GetProperty("refused").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_verifier_finds_the_keys_of_a_credential_and_of_a_list_among_several()
    {
        Assert.SkipUnless(NodeClient.IsInstalled, "The packages are not installed: npm ci in framework/Identity/Tests/OpenIdClient");
        await using var own = new IdentityHost(new() { ["Identity:CredentialKeyLeadDays"] = "1" });
        await own.InitializeAsync();
        using var wallet = await Wallet.OpenAsync(own, await Citizen.EnrolAsync(own));
        var held = await wallet.GetAsync(CredentialClaim.Name, CredentialClaim.Age_over_18);
        await own.Services.AnnounceCredentialKeyAsync(TestContext.Current.CancellationToken);
        own.Clock.Advance(TimeSpan.FromHours(25));

        var (judged, _) = await ShowAsync(wallet, held.Credential, own);

        Assert.Equal("""{"vct":"urn:dis:credential:person:1","told":{"name":"Somebody New","age_over_18":true}}""", judged);
    }

    private async Task<(string Judged, string Shown)> ShowAsync(Wallet wallet, string credential, IdentityHost? issuer = null)
    {
        using var node = NodeClient.Start("credential.mjs", new()
        {
            ["DIS_CREDENTIAL"] = credential,
            ["DIS_KEYS"] = await wallet.FetchAsync(".well-known/jwt-vc-issuer"),
            ["DIS_HOLDER"] = wallet.PrivateKey,
            ["DIS_SHOW"] = "name age_over_18",
            ["DIS_NOW"] = $"{(issuer ?? host).Clock.GetUtcNow().ToUnixTimeSeconds()}",
        });
        return (await node.HearAsync(), await node.HearAsync());
    }
}
