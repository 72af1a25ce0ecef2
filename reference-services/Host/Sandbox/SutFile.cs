using DigitalIndiaStack.Core.Keys;
using DigitalIndiaStack.Core.Peers;
using DigitalIndiaStack.Core.Security.Mtls;
using DigitalIndiaStack.Localization.Packs;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Host.Sandbox;

/// <summary>Describes this sandbox to the conformance suite: <c>dis-sut.yaml</c> in the data folder (specs/conformance/sut.schema.json).</summary>
internal static class SutFile
{
    // The roles and their scopes are those of docs/handbook/conformance.md.
    private static readonly (string Role, string Scopes)[] Roles =
    [
        ("registrar", Registrar),
        ("fiduciary", Fiduciary),
        ("treasury", Treasury),
        ("source", "consent.verify"),
        ("mapper", "identity.subjects.map, identity.subjects.resolve"),
        ("controller", "sandbox.control"),
    ];

    private const string Registrar = "identity.persons.enrol, identity.persons.read, identity.enrolments.read, identity.enrolments.write, identity.guardians.read, identity.guardians.write, identity.imports.read, identity.imports.write, identity.credentials.revoke, registries.read, registries.define, registries.records.read, registries.records.write";

    private const string Fiduciary = "identity.subjects.resolve, identity.keys.write, identity.permissions.ask, identity.verify, identity.kyc, consent.agreements.read, consent.agreements.write, consent.requests.read, consent.requests.write, registries.disclose";

    private const string Treasury = "identity.subjects.resolve, payments.accounts.read, payments.accounts.write, payments.addresses.read, payments.addresses.write, payments.batches.read, payments.batches.write, payments.bills.pay, payments.bills.read, payments.bills.write, payments.disputes.answer, payments.disputes.read, payments.disputes.write, payments.mandates.decide, payments.mandates.read, payments.mandates.write, payments.mappings.write, payments.outward.read, payments.outward.report, payments.outward.write, payments.refunds.write, payments.requests.decide, payments.requests.read, payments.requests.write, payments.settlement.read, payments.transfers.read, payments.transfers.write, payments.vouchers.read, payments.vouchers.redeem, payments.vouchers.write, payments.webhooks.read, payments.webhooks.write";

    private const string Switch = "payments.disputes.decide, payments.disputes.read, payments.settlement.operate, payments.settlement.read, payments.transfers.reverse, payments.transfers.read";

    private const string Releaser = "payments.accounts.read, payments.accounts.write, payments.batches.read, payments.batches.release, payments.batches.write";

    private const string Reviewer = "identity.enrolments.read, identity.enrolments.review, identity.enrolments.write, identity.imports.read, identity.imports.write, identity.persons.read, identity.persons.standing";

    private const string Person =
        "identity.own.aliases, identity.own.permissions, consent.decide, consent.own.read, consent.own.withdraw, registries.own.accesses, payments.own.read, identity.credentials.own, "
        + "agriculture.applications.read, agriculture.applications.write, agriculture.applications.review, agriculture.applications.decide";

    /// <summary>Writes the file.</summary>
    /// <returns>Its path, relative where that is shorter.</returns>
    public static string Write(WebApplication app)
    {
        var services = app.Services;
        var keys = services.GetRequiredService<ServiceKeys>();
        foreach (var client in (string[])["conformance-a", "conformance-b", "conformance-rival", "conformance-switch", "conformance-releaser", "conformance-reviewer", "conformance-assured", "conformance-party", "conformance-signed", "conformance-sealed", "conformance-counter", "registrar"])
        {
            _ = keys.Get(client);
        }

        _ = services.GetRequiredService<SandboxPin>().Value;
        var folder = Path.GetFullPath(app.Configuration["Data"] ?? "data");
        var path = Path.Combine(folder, "dis-sut.yaml");
        File.WriteAllText(path, Text(services));
        return Path.GetRelativePath(Environment.CurrentDirectory, path);
    }

    private static string Text(IServiceProvider services)
    {
        var packs = services.GetRequiredService<ICountryPacks>();
        var mtls = services.GetRequiredService<IOptions<MtlsOptions>>().Value.Address;
        return $"""
            version: 1
            name: DigitalIndiaStack sandbox
            target: {services.GetRequiredService<OwnAddress>().Value.ToString().TrimEnd('/')}
            issuer: /
            control: /sandbox/v1
            receiver: {services.GetRequiredService<IConfiguration>()[SandboxExtensions.Receiver]}
            {(mtls is null ? "" : $"mtls: {mtls.ToString().TrimEnd('/')}")}
            {(mtls is null ? "" : "trust: file:keys/tls.crt")}
            tenants:
              a:
                id: ke
                clients:
            {string.Join('\n', Roles.Select(role => Client(role.Role, "conformance-a", role.Scopes)))}
            {Client("rival", "conformance-rival", $"{Registrar}, {Fiduciary}, {Treasury[(Treasury.IndexOf(',', StringComparison.Ordinal) + 2)..]}, consent.verify")}
            {Client("switch", "conformance-switch", Switch)}
            {Client("releaser", "conformance-releaser", Releaser)}
            {Client("reviewer", "conformance-reviewer", Reviewer)}
            {Client("roaming", "registrar", "registries.read")}
            {Client("keeper", "registrar", "registries.read, registries.records.read, registries.records.write")}
            {App}
            {Assured}
            {Party}
            {Told("signed")}
            {Told("sealed")}
            {Client("counter", "conformance-counter", "registries.read")}
            {(mtls is null ? "" : Certified("certified"))}
            {(mtls is null ? "" : Certified("lapsed"))}
                persons:
            {Citizens(packs.Find("ke"))}
            {Officer(packs.Find("ke"))}
            {Desk(packs.Find("ke"))}
                data: {"{"} currency: KES, language: sw, dataSource: registries, farmerRegistry: farmers, timeZone: {packs.Find("ke")!.Manifest.TimeZones[0]} {"}"}
              b:
                id: ma
                clients:
            {string.Join('\n', Roles.Select(role => Client(role.Role, "conformance-b", role.Scopes)))}
            {Client("switch", "conformance-switch", Switch)}
            {Client("releaser", "conformance-releaser", Releaser)}
            {Client("reviewer", "conformance-reviewer", Reviewer)}
            {App}
                persons:
            {Officer(packs.Find("ma"))}

            """;
    }

    private const string App = $"""
              - role: app
                clientId: citizen-app
                redirectUri: http://127.0.0.1:5999/callback
                postLogoutRedirectUri: http://127.0.0.1:5999/signed-out
                scopes: [{Person}]
        """;

    private const string Assured = """
              - role: assured
                clientId: conformance-assured
                key: file:keys/conformance-assured.pem
                redirectUri: http://127.0.0.1:5999/callback
                highAssurance: true
                scopes: [registries.read]
        """;

    private const string Party = """
              - role: party
                clientId: conformance-party
                key: file:keys/conformance-party.pem
                redirectUri: http://127.0.0.1:5999/callback
                scopes: [registries.read]
        """;

    private static string Told(string role) => $"""
              - role: {role}
                clientId: conformance-{role}
                key: file:keys/conformance-{role}.pem
                redirectUri: http://127.0.0.1:5999/callback
                scopes: [registries.read]
        """;

    private static string Certified(string role) => $"""
              - role: {role}
                clientId: conformance-{role}
                key: file:keys/conformance-{role}.pem
                certificate: file:keys/conformance-{role}.crt
                redirectUri: http://127.0.0.1:5999/callback
                highAssurance: true
                scopes: [registries.read]
        """;

    private static string Client(string role, string id, string scopes) => $"""
              - role: {role}
                clientId: {id}
                key: file:keys/{id}.pem
                scopes: [{scopes}]
        """;

    // The last two: the first ones tell the story of the guided tour, and a run of the suite must not change it.
    private static string Citizens(CountryPack? pack) =>
        string.Join('\n', Having(pack, "citizen").TakeLast(2).Zip(["citizen", "neighbour"], PersonAs));

    private static string Officer(CountryPack? pack) =>
        string.Join('\n', Having(pack, "agriculture-officer").Take(1).Select(persona => PersonAs(persona, "officer")));

    private static string Desk(CountryPack? pack) =>
        string.Join('\n', Having(pack, "identity-agent").Take(2).Concat(Having(pack, "identity-reviewer").Take(1)).Zip(["agent", "colleague", "inspector"], PersonAs));

    private static IEnumerable<Persona> Having(CountryPack? pack, string role) => (pack?.Personas ?? []).Where(persona => persona.Role == role);

    private static string PersonAs(Persona persona, string role) =>
        $"      - {{ role: {role}, number: '{persona.NationalNumber}', contact: {persona.Email}, pin: 'file:keys/{SandboxPin.FileName}' }}";
}
