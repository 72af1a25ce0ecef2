namespace DigitalIndiaStack.Conformance.Pacts.Tests.Consumers;

/// <summary>The scopes with which each consumer calls each provider: its run must ask for these, and its pact is verified with these and no more.</summary>
internal static class PeerScopes
{
    private static readonly Dictionary<(string Consumer, string Provider), string> All = new()
    {
        [("agriculture", "consent")] = "consent.agreements.write consent.requests.read consent.requests.write",
        [("agriculture", "registries")] = "registries.disclose",
        [("agriculture", "payments")] = "payments.accounts.write payments.transfers.write",
        [("registries", "consent")] = "consent.verify",
        [("consent", "identity")] = "identity.subjects.map",
        [("payments", "identity")] = "identity.subjects.map identity.subjects.resolve",
        [("registries", "identity")] = "identity.subjects.resolve",
    };

    /// <summary>Whether a consumer asked the issuer for a token with just these scopes.</summary>
    public static bool AreAsked(IEnumerable<IReadOnlyDictionary<string, string>> tokenRequests, string consumer, string provider) => tokenRequests.Any(form =>
        form["resource"] == $"urn:dis:{provider}" && form["scope"] == Of(consumer, provider) && form["client_id"] == consumer);

    public static string Of(string consumer, string provider) => All[(consumer, provider)];
}
