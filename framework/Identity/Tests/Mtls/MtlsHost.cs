using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Core.Testing.Tokens;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Mtls;

/// <summary>The block at an address by TLS too, with a client that has two certificates there, one RSA and one of a curve.</summary>
public sealed class MtlsHost : IAsyncLifetime
{
    public const string Client = "certified";

    /// <summary>A client with another certificate.</summary>
    public const string Rival = "rival";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("identity-mtls");
    private readonly X509Certificate2 server = TestCertificate.Make();

    public MtlsHost()
    {
        Address = new Uri($"https://127.0.0.1:{FreePort.Take()}/");
        File.WriteAllText(PathOf("tls.crt"), server.ExportCertificatePem());
        File.WriteAllText(PathOf("tls.pem"), server.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        Block = new IdentityHost(new Dictionary<string, string?>(
        [
            new("Mtls:Address", Address.AbsoluteUri),
            new("Kestrel:Certificates:Default:Path", PathOf("tls.crt")),
            new("Kestrel:Certificates:Default:KeyPath", PathOf("tls.pem")),
            .. Registered(2, Client, Rsa, Curve, Brief),
            .. Registered(3, Rival, Other),
        ]));
    }

    public Uri Address { get; }

    public X509Certificate2 Rsa { get; } = TestCertificate.Make(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddYears(20), isRsa: true);

    public X509Certificate2 Curve { get; } = TestCertificate.Make();

    /// <summary>One of the client that ends in a day.</summary>
    public X509Certificate2 Brief { get; } = TestCertificate.Make(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));

    /// <summary>That of the other client.</summary>
    public X509Certificate2 Other { get; } = TestCertificate.Make();

    /// <summary>One that nobody registered.</summary>
    public X509Certificate2 Stranger { get; } = TestCertificate.Make();

    internal IdentityHost Block { get; }

    public ValueTask InitializeAsync() => Block.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await Block.DisposeAsync();
        foreach (var certificate in new[] { server, Rsa, Curve, Brief, Other, Stranger })
        {
            certificate.Dispose();
        }

        folder.Delete(recursive: true);
    }

    /// <summary>The key set of a client with these certificates.</summary>
    public static string KeySet(params X509Certificate2[] certificates) => $$"""{"keys":[{{string.Join(',', certificates.Select(Jwk))}}]}""";

    /// <summary>Posts a form over a connection with a certificate, or without one.</summary>
    internal async Task<Answer> PostAsync(string path, X509Certificate2? certificate, Dictionary<string, string> form, params string[] proofs)
    {
        using var client = TestCertificate.Client(Address, certificate);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new FormUrlEncodedContent(form) };
        foreach (var proof in proofs)
        {
            request.Headers.Add("DPoP", proof);
        }

        return await Answer.ReadAsync(await client.SendAsync(request, TestContext.Current.CancellationToken));
    }

    /// <summary>Gets an address with an access token.</summary>
    internal async Task<Answer> GetAsync(string path, X509Certificate2? certificate, string token)
    {
        using var client = TestCertificate.Client(Address, certificate);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await Answer.ReadAsync(await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));
    }

    /// <summary>Asks for a token of a client for itself.</summary>
    internal Task<Answer> AskAsync(X509Certificate2? certificate, string clientId = Client, string scope = "identity.persons.read") => PostAsync("identity/connect/token", certificate, Grant(clientId, scope));

    internal static Dictionary<string, string> Grant(string clientId = Client, string scope = "identity.persons.read") =>
        new() { ["grant_type"] = "client_credentials", ["client_id"] = clientId, ["scope"] = scope, ["resource"] = $"urn:dis:{scope.Split('.')[0]}", ["tenant"] = "ke" };

    /// <summary>A pushed request of the client.</summary>
    internal static Dictionary<string, string> Request(string clientId = Client, string scope = "openid offline_access") => Wire.AppRequest(scope, form => form["client_id"] = clientId);

    private string PathOf(string file) => Path.Combine(folder.FullName, file);

    private static Dictionary<string, string?> Registered(int place, string id, params X509Certificate2[] certificates) => new()
    {
        [$"Identity:Clients:{place}:Id"] = id,
        [$"Identity:Clients:{place}:Tenants:0"] = "ke",
        [$"Identity:Clients:{place}:Scopes:0"] = "identity.persons.read",
        [$"Identity:Clients:{place}:PersonScopes:0"] = "email",
        [$"Identity:Clients:{place}:RedirectUris:0"] = Wire.AppCallback,
        [$"Identity:Clients:{place}:IsHighAssurance"] = "true",
        [$"Identity:Clients:{place}:AuthenticationMethod"] = "self_signed_tls_client_auth",
        [$"Identity:Clients:{place}:KeySet"] = KeySet(certificates),
    };

    private static string Jwk(X509Certificate2 certificate)
    {
        var jwk = certificate.GetRSAPublicKey() is { } rsa
            ? Microsoft.IdentityModel.Tokens.JsonWebKeyConverter.ConvertFromRSASecurityKey(new(rsa))
            : Microsoft.IdentityModel.Tokens.JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new(certificate.GetECDsaPublicKey()!));
        var key = jwk.Kty == "RSA" ? $"\"n\":\"{jwk.N}\",\"e\":\"{jwk.E}\"" : $"\"crv\":\"P-256\",\"x\":\"{jwk.X}\",\"y\":\"{jwk.Y}\"";
        return $$"""{"kty":"{{jwk.Kty}}",{{key}},"use":"sig","x5c":["{{Convert.ToBase64String(certificate.RawData)}}"]}""";
    }
}
