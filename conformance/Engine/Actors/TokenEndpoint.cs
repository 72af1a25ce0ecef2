using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>Requests to the issuer's endpoints with client authentication by private_key_jwt (RFC 7523) or by a certificate (RFC 8705).</summary>
public static class TokenEndpoint
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /// <summary>Asks the token endpoint.</summary>
    /// <param name="run">The check that asks.</param>
    /// <param name="tenant">Tenant, sent as <c>tenant</c> when it has a name.</param>
    /// <param name="client">Client that authenticates.</param>
    /// <param name="form">Grant and its parameters.</param>
    /// <param name="assertion">A client assertion of the check's own; a good fresh one without it.</param>
    public static Task<Answer> RequestAsync(CheckRun run, Tenant tenant, Client client, IReadOnlyDictionary<string, string> form, string? assertion = null) =>
        PostAsync(run, "token_endpoint", tenant, client, form, assertion);

    /// <summary>Posts a form to any endpoint of the discovery document, authenticated as a client, with the DPoP proofs that it is given, and with another certificate than the client's where one is.</summary>
    public static async Task<Answer> PostAsync(
        CheckRun run,
        string endpoint,
        Tenant tenant,
        Client client,
        IReadOnlyDictionary<string, string> form,
        string? assertion = null,
        IReadOnlyList<string>? proofs = null,
        ShownCertificate? shown = null)
    {
        var address = await Discovery.EndpointAsync(run, endpoint, client);
        var fields = new Dictionary<string, string>(form) { ["client_id"] = client.ClientId };
        if (assertion is not null || client is { KeyPem.Length: > 0, CertificatePem.Length: 0 })
        {
            fields["client_assertion_type"] = AssertionType;
            fields["client_assertion"] = assertion ?? (await ClientAssertion.ForAsync(run, client)).Sign();
            run.Session.Redactor.Learn(fields["client_assertion"]);
        }

        if (tenant.Id.Length > 0)
        {
            fields.TryAdd("tenant", tenant.Id);
        }

        foreach (var secret in new[] { "code", "code_verifier", "refresh_token", "device_code" })
        {
            run.Session.Redactor.Learn(fields.GetValueOrDefault(secret));
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
        (shown ?? client.Certificate).ShowIn(request);
        foreach (var proof in proofs ?? [])
        {
            run.Session.Redactor.Learn(proof);
            request.Headers.TryAddWithoutValidation("DPoP", proof);
        }

        return await run.SendAsync(request, SecretMembers.OfTokenResponse);
    }
}
