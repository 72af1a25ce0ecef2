namespace DigitalIndiaStack.Conformance.Pacts.Tests.Consumers;

/// <summary>The examples that the mock servers answer with, and the rules for what a real provider may answer instead.</summary>
internal static class Examples
{
    public const string Subject = "k3Jt8mYw0Qe2Zx7Vb5Nn4Rr1Ss6Tt9Uu";
    public const string Agreement = "019ac8f2-3f4e-7a51-9d0c-5a7a31c0a001";
    public const string Request = "019ac8f2-3f4e-7a51-9d0c-5a7a31c0a002";
    public const string Consent = "019ac8f2-3f4e-7a51-9d0c-5a7a31c0a003";
    public const string WithdrawnConsent = "019ac8f2-3f4e-7a51-9d0c-5a7a31c0a004";
    public const string Treasury = "019ac8f2-3f4e-7a51-9d0c-5a7a31c0a005";

    private const string UuidRule = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /// <summary>An access token; which one, and with which scopes, is between the consumer and identity.</summary>
    public static IMatcher Bearer => Match.Regex("Bearer token", "Bearer .+");

    public static IMatcher Time => Match.Regex("2026-11-24T08:30:00Z", @"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)");

    public static IMatcher Uuid(string example) => Match.Regex(example, UuidRule);

    /// <summary>An id that the provider made while it got into its state.</summary>
    public static IMatcher UuidOfState(string example, string name) => Generated.FromProviderState(example, $"${{{name}}}", UuidRule);

    public static IMatcher SubjectOfState => Generated.FromProviderState(Subject, "${subject}", "[A-Za-z0-9_-]{16,64}");

    public static object Money(string amount) => new { currency = Match.Regex("KES", "[A-Z]{3}"), amount = Match.Regex(amount, @"-?\d+\.\d\d") };

    /// <summary>A refusal that the consumer tells from others by its code.</summary>
    public static object Problem(int status, string code) => new { type = Match.Equality($"urn:dis:problem:{code}"), title = Match.Type("Refused."), status, code, traceId = Match.Type("1") };

    public static Dictionary<string, string> Client(string client, params (string Name, string Value)[] more) =>
        more.Prepend(("client", client)).ToDictionary();
}
