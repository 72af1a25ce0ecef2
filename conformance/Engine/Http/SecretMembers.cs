namespace DigitalIndiaStack.Conformance.Engine.Http;

/// <summary>Members of answers that are secrets, which the redactor must know before the answer is written down.</summary>
internal static class SecretMembers
{
    // The secrets that operations of a block tell.
    private const string OfVoucher = "secretNumber";
    private const string OfClient = "registrationToken";

    public static IReadOnlyList<string> OfTokenResponse { get; } = ["access_token", "refresh_token", "id_token", "device_code"];

    /// <summary>The secret members of an answer: those that the caller expects, and those that any operation may tell.</summary>
    public static IReadOnlyList<string> In(ReadOnlySpan<byte> body, IReadOnlyList<string> expected) =>
        body.IndexOf("\"secretNumber\""u8) >= 0 ? [.. expected, OfVoucher] : body.IndexOf("\"registrationToken\""u8) >= 0 ? [.. expected, OfClient] : expected;
}
