using static OpenIddict.Abstractions.OpenIddictConstants;

namespace DigitalIndiaStack.Identity.Block.Sandbox;

/// <summary>The clients that a sandbox has besides those of its configuration.</summary>
internal static class SandboxClients
{
    private static readonly string[] Everyone = ["ke", "ma"];

    private static readonly string[] ServiceScopes =
    [
        "identity.persons.enrol", "identity.persons.read", "identity.enrolments.read", "identity.enrolments.write", "identity.guardians.read", "identity.guardians.write", "identity.imports.read", "identity.imports.write", "identity.subjects.resolve", "identity.subjects.map", "identity.keys.write", "identity.permissions.ask", "identity.verify", "identity.kyc", "identity.credentials.revoke",
        "consent.agreements.read", "consent.agreements.write", "consent.requests.read", "consent.requests.write", "consent.verify",
        "registries.read", "registries.define", "registries.records.read", "registries.records.write", "registries.disclose",
        "payments.accounts.read", "payments.accounts.write", "payments.addresses.read", "payments.addresses.write", "payments.batches.read", "payments.batches.write", "payments.bills.pay", "payments.bills.read", "payments.bills.write", "payments.disputes.answer", "payments.disputes.read", "payments.disputes.write", "payments.mandates.decide", "payments.mandates.read", "payments.mandates.write", "payments.mappings.write", "payments.outward.read", "payments.outward.report", "payments.outward.write", "payments.refunds.write", "payments.requests.decide", "payments.requests.read", "payments.requests.write", "payments.settlement.read", "payments.transfers.read", "payments.transfers.write", "payments.vouchers.read", "payments.vouchers.redeem", "payments.vouchers.write", "payments.webhooks.read", "payments.webhooks.write",
        "sandbox.control",
    ];

    private static readonly string[] PersonScopes =
    [
        "profile", "email", "phone", "identity.own.aliases", "identity.own.permissions", "consent.decide", "consent.own.read", "consent.own.withdraw", "registries.own.accesses", "payments.own.read", "identity.credentials.own",
        "agriculture.applications.read", "agriculture.applications.write", "agriculture.applications.review", "agriculture.applications.decide",
    ];

    /// <summary>All of them.</summary>
    /// <param name="home">The address of the host, where the pages of every block are.</param>
    /// <param name="receiver">Where a suite receives; absent where there is none.</param>
    public static IEnumerable<ClientOptions> At(Uri home, Uri? receiver) =>
    [
        Block(home, "consent", "identity.subjects.map"),
        Block(home, "registries", "identity.subjects.map", "identity.subjects.resolve", "consent.verify"),
        Block(home, "payments", "identity.subjects.map", "identity.subjects.resolve"),
        Block(
            home,
            "agriculture",
            "identity.subjects.map",
            "consent.agreements.read",
            "consent.agreements.write",
            "consent.requests.read",
            "consent.requests.write",
            "consent.verify",
            "registries.read",
            "registries.disclose",
            "payments.accounts.read",
            "payments.accounts.write",
            "payments.transfers.read",
            "payments.transfers.write"),
        Service("registrar", Everyone, "registries.read", "registries.define", "registries.records.read", "registries.records.write"),
        Service("enrolment-agent", Everyone, "identity.persons.enrol", "identity.persons.read", "identity.enrolments.read", "identity.enrolments.write", "identity.guardians.read", "identity.guardians.write"),
        Service("sandbox-operator", Everyone, "sandbox.control"),
        Service("conformance-a", ["ke"], ServiceScopes),
        Service("conformance-b", ["ma"], ServiceScopes),
        Service("conformance-rival", ["ke"], ServiceScopes),
        Service("conformance-switch", Everyone, "payments.disputes.decide", "payments.disputes.read", "payments.settlement.operate", "payments.settlement.read", "payments.transfers.reverse", "payments.transfers.read"),
        Service("conformance-releaser", Everyone, "payments.accounts.read", "payments.accounts.write", "payments.batches.read", "payments.batches.release", "payments.batches.write"),
        Service("conformance-reviewer", Everyone, "identity.enrolments.read", "identity.enrolments.review", "identity.enrolments.write", "identity.imports.read", "identity.imports.write", "identity.persons.read", "identity.persons.standing"),
        Service("conformance-low", ["ke"], "registries.read"),
        CitizenApp(),
        Assured(),
        Party(receiver),
        Told("conformance-signed", isEncrypted: false),
        Told("conformance-sealed", isEncrypted: true),
        Counter(),
    ];

    /// <summary>Those of section 22, for a host with an address for them: one whose certificate is good, and one whose certificate has ended.</summary>
    public static IEnumerable<ClientOptions> WithCertificates() =>
    [
        // A thousand years: each run of the suite moves the clock of the sandbox by one.
        Certified("conformance-certified", (TimeSpan.FromDays(-1), TimeSpan.FromDays(365_000))),
        Certified("conformance-lapsed", (TimeSpan.FromDays(-2), TimeSpan.FromDays(-1))),
    ];

    private static ClientOptions Block(Uri home, string name, params string[] scopes)
    {
        var client = Service(name, Everyone, scopes);
        client.RedirectUris.Add(new Uri(home, $"{name}/signin-oidc"));
        client.PostLogoutRedirectUris.Add(new Uri(home, $"{name}/signout-callback-oidc"));
        client.PostLogoutRedirectUris.Add(home);
        return client;
    }

    private static ClientOptions Service(string name, string[] tenants, params string[] scopes)
    {
        var client = new ClientOptions { Id = name };
        Fill(client.Tenants, tenants);
        Fill(client.Scopes, scopes);
        return client;
    }

    private static ClientOptions CitizenApp()
    {
        var client = new ClientOptions { Id = "citizen-app", IsPublic = true };
        Fill(client.Tenants, Everyone);
        Fill(client.PersonScopes, PersonScopes);
        client.TakesDelegates = true;
        Fill(client.DelegatedScopes, ["profile", "email", "consent.own.read", "registries.own.accesses", "agriculture.applications.read", "agriculture.applications.write"]);
        client.RedirectUris.Add(new Uri("http://127.0.0.1:5999/callback"));
        client.PostLogoutRedirectUris.Add(new Uri("http://127.0.0.1:5999/signed-out"));
        return client;
    }

    private static ClientOptions Assured() => Assure(Service("conformance-assured", ["ke"], "registries.read"));

    private static ClientOptions Certified(string name, (TimeSpan From, TimeSpan To) life)
    {
        var client = Assure(new ClientOptions { Id = name, AuthenticationMethod = ClientAuthenticationMethods.SelfSignedTlsClientAuth, CertificateLife = life });
        Fill(client.Tenants, ["ke"]);
        Fill(client.Scopes, ["registries.read"]);
        return client;
    }

    private static ClientOptions Assure(ClientOptions client)
    {
        client.IsHighAssurance = true;
        Fill(client.PersonScopes, ["email"]);
        client.RedirectUris.Add(new Uri("http://127.0.0.1:5999/callback"));
        return client;
    }

    // Its box answers each time that it could not listen, so that it is told again.
    private static ClientOptions Party(Uri? receiver)
    {
        var client = Service("conformance-party", ["ke"], "registries.read");
        client.RedirectUris.Add(new Uri("http://127.0.0.1:5999/callback"));
        client.TakesDelegates = true;
        client.BackChannelLogoutUri = receiver is null ? null : new Uri(receiver, "/party/fail");
        return client;
    }

    private static ClientOptions Counter()
    {
        var client = Service("conformance-counter", Everyone, "registries.read");
        client.CounterPlace = "Huduma Centre, Nairobi";
        Fill(client.PersonScopes, ["profile", "email"]);
        return client;
    }

    // Is told who a person is by JWTs, which it alone can open when they are encrypted.
    private static ClientOptions Told(string name, bool isEncrypted)
    {
        var client = Service(name, ["ke"], "registries.read");
        (client.IsUserInfoSigned, client.IsUserInfoEncrypted) = (true, isEncrypted);
        Fill(client.PersonScopes, ["email"]);
        client.RedirectUris.Add(new Uri("http://127.0.0.1:5999/callback"));
        return client;
    }

    private static void Fill(IList<string> list, string[] values)
    {
        foreach (var value in values)
        {
            list.Add(value);
        }
    }
}
