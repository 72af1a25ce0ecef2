namespace DigitalIndiaStack.Conformance.Engine.Http;

/// <summary>Members of answers that are secrets, which the redactor must know before the answer is written down.</summary>
internal static class SecretMembers
{
    public static IReadOnlyList<string> OfTokenResponse { get; } = ["access_token", "refresh_token", "id_token"];
}
