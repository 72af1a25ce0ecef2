using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DigitalIndiaStack.Core.Security.Mtls;
using DigitalIndiaStack.Core.Testing.Tokens;
using DigitalIndiaStack.Identity.Block;
using DigitalIndiaStack.Identity.Block.Mtls;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Tests.Mtls;

/// <summary>Which clients with certificates the settings may hold.</summary>
public sealed class CertificateRuleTests
{
    private const string NoCertificate = "each key of its KeySet needs a certificate in x5c, of P-256 or of RSA with 2048 bits or more";

    private static readonly Uri Address = new("https://127.0.0.1:5443/");

    public static TheoryData<string, Action<ClientOptions>, bool> Faults => new()
    {
        { "it is public", client => (client.IsPublic, client.IsHighAssurance) = (true, false), true },
        { "it is not of high assurance", client => client.IsHighAssurance = false, true },
        { "there is no Mtls:Address", _ => { }, false },
        { NoCertificate, client => client.KeySet = "{}", true },
        { NoCertificate, client => client.KeySet = "no JSON", true },
        { NoCertificate, client => client.KeySet = """{"keys":[{"kty":"EC","use":"sig"}]}""", true },
        { NoCertificate, client => client.KeySet = """{"keys":[{"kty":"EC","use":"sig","x5c":["bm9uZQ=="]}]}""", true },
        { NoCertificate, client => client.KeySet = """{"keys":[{"kty":"EC","use":"sig","x5c":["no base64"]}]}""", true },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_could_never_authenticate_is_refused_with_its_reason(string reason, Action<ClientOptions> change, bool hasAddress)
    {
        var verdict = Judge(change, hasAddress);

        Assert.Equal($"Identity:Clients: bank cannot authenticate by self_signed_tls_client_auth: {reason}.", verdict.FailureMessage);
    }

    [Fact]
    public void A_certificate_of_its_own_or_of_its_key_set_is_taken()
    {
        using var certificate = TestCertificate.Make();

        Assert.True(Judge(_ => { }).Succeeded);
        Assert.True(Judge(client => client.KeySet = MtlsHost.KeySet(certificate)).Succeeded);
    }

    [Fact]
    public void A_weak_certificate_is_none()
    {
        using var key = RSA.Create(1024);
        var request = new CertificateRequest("CN=weak", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var weak = request.CreateSelfSigned(TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow().AddDays(1));
        using var strong = TestCertificate.Make();

        Assert.EndsWith($"{NoCertificate}.", Judge(client => client.KeySet = MtlsHost.KeySet(strong, weak)).FailureMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("private_key_jwt", true)]
    [InlineData("self_signed_tls_client_auth", true)]
    [InlineData("tls_client_auth", false)]
    [InlineData("client_secret_basic", false)]
    public void No_other_method_is_taken(string method, bool isGood)
    {
        var options = new IdentityOptions();
        options.Clients.Add(new ClientOptions { Id = "bank", Tenants = { "ke" }, AuthenticationMethod = method });

        Assert.Equal(isGood, new IdentityOptionsValidator().Validate(null, options).Succeeded);
    }

    private static ValidateOptionsResult Judge(Action<ClientOptions> change, bool hasAddress = true)
    {
        var client = new ClientOptions { Id = "bank", IsHighAssurance = true, AuthenticationMethod = "self_signed_tls_client_auth" };
        change(client);
        var options = new IdentityOptions();
        options.Clients.Add(client);
        return new CertificateRules(Options.Create(new MtlsOptions { Address = hasAddress ? Address : null })).Validate(null, options);
    }
}
