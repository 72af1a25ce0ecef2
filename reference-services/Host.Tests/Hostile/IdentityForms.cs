using AngleSharp.Html.Dom;
using DigitalIndiaStack.Host.Tests.Hosting;
using DigitalIndiaStack.Host.Tests.Story;

namespace DigitalIndiaStack.Host.Tests.Hostile;

/// <summary>The right requests of the identity block: what relying parties send, and the forms of its pages as somebody who is signed in finds them.</summary>
internal static class IdentityForms
{
    private const string Connect = "identity/connect/";
    private const string Callback = "http://127.0.0.1:5999/callback";
    private static readonly HttpMethod[] Both = [HttpMethod.Get, HttpMethod.Post];

    private static readonly string[] Pages =
    [
        "sign-in?return=%2Fidentity%2Fsecurity", "sign-in/code", "approve", "enrol", "security", "security/app", "security/recovery", "security/factors", "credentials", "permissions", "virtual-id",
    ];

    // Whoever locks the sign-in or signs out finds the other pages closed.
    private static readonly string[] Endings = ["lock", "unlock"];

    /// <summary>The requests of relying parties.</summary>
    /// <param name="client">A client that authenticates.</param>
    /// <param name="token">An access token of its own.</param>
    public static IReadOnlyList<Func<HostileForm>> OfProtocol(ServiceClient client, string token)
    {
        (string, string)[] request =
        [
            ("client_id", "citizen-app"), ("response_type", "code"), ("redirect_uri", Callback), ("scope", "openid email"), ("state", "s"), ("nonce", "n"), ("tenant", "ke"),
            ("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"), ("code_challenge_method", "S256"), ("max_age", "60"), ("prompt", "login"), ("claims", "{\"id_token\":{\"auth_time\":null}}"),
        ];
        var forms = new List<Func<HostileForm>>
        {
            () => Form(HttpMethod.Post, "par", request),
            () => Form(HttpMethod.Post, "token", ("grant_type", "authorization_code"), ("client_id", "citizen-app"), ("code", "abc"), ("redirect_uri", Callback), ("code_verifier", new string('v', 43))),
            () => Form(HttpMethod.Post, "token", ("grant_type", "refresh_token"), ("client_id", "citizen-app"), ("refresh_token", "abc")),
            () => Form(HttpMethod.Post, "token", [("grant_type", "client_credentials"), ("scope", "registries.read"), ("resource", "urn:dis:registries"), ("tenant", "ke"), .. client.Authentication()]),
            () => Form(HttpMethod.Post, "revocation", ("client_id", "citizen-app"), ("token", token), ("token_type_hint", "access_token")),
        };
        foreach (var method in Both)
        {
            forms.Add(() => Form(method, "authorize", ("client_id", "citizen-app"), ("request_uri", "urn:ietf:params:oauth:request_uri:abc")));
            forms.Add(() => Form(method, "logout", ("id_token_hint", token), ("post_logout_redirect_uri", "http://127.0.0.1:5999/signed-out"), ("state", "s"), ("client_id", "citizen-app")));
            forms.Add(() => Form(method, "userinfo") with { Headers = [("Authorization", $"Bearer {token}")] });
        }

        forms.AddRange(new[] { ".well-known/openid-configuration", ".well-known/jwks", ".well-known/jwt-vc-issuer" }.Select(path => (Func<HostileForm>)(() => new HostileForm(HttpMethod.Get, path, []))));
        return forms;
    }

    /// <summary>The pages, and the forms on them.</summary>
    public static async Task<IReadOnlyList<HostileForm>> OfPagesAsync(Visitor visitor)
    {
        var forms = new List<HostileForm>();
        foreach (var page in Pages)
        {
            await visitor.OpenAsync($"/identity/{page}");
            forms.Add(new HostileForm(HttpMethod.Get, $"identity/{page}", []));
            forms.AddRange(visitor.Page.QuerySelectorAll("main form").OfType<IHtmlFormElement>().Select(form => Read(form, visitor.Here)));
        }

        return [.. forms.Where(form => !form.Fields.Any(field => Endings.Contains(field.Value)))];
    }

    private static HostileForm Read(IHtmlFormElement form, Uri here)
    {
        var fields = form.Elements
            .Select(element => (Name: element.GetAttribute("name"), Value: element.GetAttribute("value") ?? "1"))
            .Where(field => field.Name is not null)
            .Select(field => KeyValuePair.Create(field.Name!, field.Value));
        var target = form.GetAttribute("action") is { Length: > 0 } action ? new Uri(here, action) : here;
        return new HostileForm(HttpMethod.Post, target.PathAndQuery.TrimStart('/'), [.. fields]);
    }

    private static HostileForm Form(HttpMethod method, string endpoint, params (string Name, string Value)[] fields) =>
        new(method, Connect + endpoint, [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
}
