using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>The client with a certificate, at the address at which the server asks for one.</summary>
internal sealed class Certified(CheckRun run)
{
    private const string TokenEndpointName = "token_endpoint";
    private readonly Uri address = run.Target.Mtls ?? throw new CheckSkippedException(ReasonCodes.DataMissing, "The target file names no address for client certificates (mtls).");

    /// <summary>Its record in the target file.</summary>
    public Client Client { get; } = run.A.ClientOf("certified");

    /// <summary>The client whose certificate has ended.</summary>
    public Client Lapsed => run.A.ClientOf("lapsed");

    /// <summary>A certificate that nobody registered.</summary>
    public ShownCertificate Stranger { get; } = MakeStranger(run);

    /// <summary>Certificates with which its requests and its tokens are nothing: none, a strange one, and that of another client.</summary>
    public IReadOnlyList<ShownCertificate> Others => [ShownCertificate.None, Stranger, Lapsed.Certificate];

    /// <summary>Asks for an access token.</summary>
    /// <param name="shown">The certificate; its own without it.</param>
    public Task<Answer> AskAsync(ShownCertificate? shown = null) => PostAsync(TokenEndpointName, TokenChecks.ClientGrant(run, "registries.read"), shown);

    /// <summary>Posts a form to an endpoint as the client.</summary>
    /// <param name="endpoint">The endpoint, by its name in the discovery document.</param>
    /// <param name="form">The form.</param>
    /// <param name="shown">The certificate; its own without it.</param>
    public Task<Answer> PostAsync(string endpoint, IReadOnlyDictionary<string, string> form, ShownCertificate? shown = null) =>
        TokenEndpoint.PostAsync(run, endpoint, run.A.Tenant, Client, form, shown: shown);

    /// <summary>Asks for an access token as a client that authenticates by assertions.</summary>
    /// <param name="client">That client.</param>
    /// <param name="assertion">Its assertion; none when <see langword="null"/>.</param>
    public Task<Answer> AskAsAsync(Client client, string? assertion) =>
        TokenEndpoint.PostAsync(run, TokenEndpointName, run.A.Tenant, Client with { ClientId = client.ClientId }, TokenChecks.ClientGrant(run, "registries.read"), assertion);

    /// <summary>Calls a block there.</summary>
    /// <param name="authorization">The header.</param>
    /// <param name="shown">The certificate.</param>
    /// <param name="proof">A proof for the address of the call; none when <see langword="null"/>.</param>
    public Task<Answer> CallAsync(string authorization, ShownCertificate shown, Func<string, string>? proof = null) =>
        GetAsync(new Uri(address, run.Api("registries").Call("listRegistries").Address().PathAndQuery).ToString(), authorization, shown, proof);

    /// <summary>Asks the userinfo endpoint there.</summary>
    public async Task<Answer> UserInfoAsync(string token, ShownCertificate shown) =>
        await GetAsync(await Discovery.EndpointAsync(run, "userinfo_endpoint", Client), $"Bearer {token}", shown);

    private async Task<Answer> GetAsync(string target, string authorization, ShownCertificate shown, Func<string, string>? proof = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, target);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (proof is not null)
        {
            request.Headers.TryAddWithoutValidation("DPoP", proof(target));
        }

        shown.ShowIn(request);
        return await run.SendAsync(request);
    }

    private static ShownCertificate MakeStranger(CheckRun run)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(DpopProof.NewKey(run));
        var request = new CertificateRequest("CN=stranger", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(run.Clock.Now.AddDays(-1), run.Clock.Now.AddDays(1));
        return new ShownCertificate(certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }
}
