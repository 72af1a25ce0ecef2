namespace DigitalIndiaStack.Conformance.Suites;

/// <summary>A client that the checks look for in a target file.</summary>
/// <param name="Role">Its role.</param>
/// <param name="What">What it does.</param>
/// <param name="Scopes">Scopes that it asks for.</param>
public sealed record RoleNeed(string Role, string What, IReadOnlyList<string> Scopes)
{
    private static readonly string[] Registrar = ["identity.persons.enrol", "identity.persons.read", "identity.enrolments.read", "identity.enrolments.write", "identity.guardians.read", "identity.guardians.write", "identity.imports.read", "identity.imports.write", "identity.credentials.revoke", "registries.read", "registries.define", "registries.records.read", "registries.records.write"];

    private static readonly string[] Fiduciary =
        ["identity.subjects.resolve", "identity.keys.write", "identity.permissions.ask", "identity.verify", "identity.kyc", "consent.agreements.read", "consent.agreements.write", "consent.requests.read", "consent.requests.write", "registries.disclose"];

    private static readonly string[] Treasury =
        ["identity.subjects.resolve", "payments.accounts.read", "payments.accounts.write", "payments.addresses.read", "payments.addresses.write", "payments.batches.read", "payments.batches.write", "payments.bills.pay", "payments.bills.read", "payments.bills.write", "payments.disputes.answer", "payments.disputes.read", "payments.disputes.write", "payments.mandates.decide", "payments.mandates.read", "payments.mandates.write", "payments.mappings.write", "payments.outward.read", "payments.outward.report", "payments.outward.write", "payments.refunds.write", "payments.requests.decide", "payments.requests.read", "payments.requests.write", "payments.settlement.read", "payments.transfers.read", "payments.transfers.write", "payments.vouchers.read", "payments.vouchers.redeem", "payments.vouchers.write", "payments.webhooks.read", "payments.webhooks.write"];

    private static readonly string[] Person =
    [
        "identity.own.aliases", "identity.own.permissions", "consent.decide", "consent.own.read", "consent.own.withdraw", "registries.own.accesses", "payments.own.read", "identity.credentials.own", "agriculture.applications.read",
        "agriculture.applications.write", "agriculture.applications.review", "agriculture.applications.decide",
    ];

    /// <summary>Every role, as docs/handbook/conformance.md lists them.</summary>
    public static IReadOnlyList<RoleNeed> All { get; } =
    [
        new("registrar", "enrols persons, files applications and owns registries", Registrar) { IsInBoth = true },
        new("fiduciary", "asks persons for consent and reads under it", Fiduciary),
        new("rival", "must see nothing of the others", [.. Registrar.Union(Fiduciary).Union(Treasury), "consent.verify"]),
        new("source", "verifies consents itself", ["consent.verify"]),
        new("app", "where persons sign in; without a key a public client; it takes delegates with the scopes email and consent.own.read, and without consent.decide", Person) { IsInBoth = true, IsPublic = true },
        new("treasury", "owns accounts and pays", Treasury) { IsInBoth = true },
        new("switch", "repairs transfers of its tenant, decides their disputes, and operates the settlement", ["payments.disputes.decide", "payments.disputes.read", "payments.settlement.operate", "payments.settlement.read", "payments.transfers.reverse", "payments.transfers.read"]) { IsInBoth = true },
        new("releaser", "releases the batches of others, and makes its own", ["payments.accounts.read", "payments.accounts.write", "payments.batches.read", "payments.batches.release", "payments.batches.write"]) { IsInBoth = true },
        new("reviewer", "decides the applications for enrolment of others, files its own, releases imports, suspends persons and records deaths", ["identity.enrolments.read", "identity.enrolments.review", "identity.enrolments.write", "identity.imports.read", "identity.imports.write", "identity.persons.read", "identity.persons.standing"]) { IsInBoth = true },
        new("mapper", "translates subjects", ["identity.subjects.map", "identity.subjects.resolve"]),
        new("roaming", "serves several tenants", ["registries.read"]),
        new("keeper", "owns the registry of farmers", ["registries.records.write"]),
        new("assured", "is of high assurance: asks with proofs only, and persons sign in with it", ["registries.read"]) { IsHighAssurance = true },
        new("party", "is told when a session of its persons ends, and takes delegates", ["registries.read"]) { IsTold = true },
        new("signed", "gets userinfo as a signed JWT, and persons sign in with it", ["registries.read"]) { IsVisited = true },
        new("sealed", "gets userinfo as an encrypted JWT, and persons sign in with it", ["registries.read"]) { IsVisited = true },
        new("counter", "is registered for counters, with their place, and for the scope email of persons", ["registries.read"]),
        new("certified", "authenticates by a certificate and persons sign in with it", ["registries.read"]) { IsHighAssurance = true, HasCertificate = true },
        new("lapsed", "is registered with a certificate whose time is over", ["registries.read"]) { IsHighAssurance = true, HasCertificate = true },
        new("controller", "moves the clock and reads one-time codes", ["sandbox.control"]) { IsInBoth = true },
    ];

    /// <summary>Whether the other tenant has one too.</summary>
    public bool IsInBoth { get; init; }

    /// <summary>Whether it is registered as of high assurance; persons sign in with it.</summary>
    public bool IsHighAssurance { get; init; }

    /// <summary>Whether it authenticates by a certificate.</summary>
    public bool HasCertificate { get; init; }

    /// <summary>Whether it registered the box <c>party</c> of the receiver for back-channel logout; persons sign in with it.</summary>
    public bool IsTold { get; init; }

    /// <summary>Whether persons sign in with it, though nothing else is special about it.</summary>
    public bool IsVisited { get; init; }

    /// <summary>Whether it has no key, and persons sign in with it.</summary>
    public bool IsPublic { get; init; }
}
