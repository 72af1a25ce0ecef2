namespace DigitalIndiaStack.Identity.Verify;

/// <summary>What a verifier expects of what it is shown.</summary>
/// <param name="Now">The time.</param>
public sealed record VerifierExpectation(DateTimeOffset Now)
{
    /// <summary>Who the verifier is, as the key binding JWT must say.</summary>
    /// <value>Required for a credential that is bound to a key.</value>
    public string? Audience { get; init; }

    /// <summary>What the verifier asked the holder to sign, once.</summary>
    /// <value>Required for a credential that is bound to a key.</value>
    public string? Nonce { get; init; }

    /// <summary>Whether a credential without a key, which anybody can copy, is refused.</summary>
    public bool NeedsKey { get; init; }

    /// <summary>Whether a credential that is bound to a key is taken without it being shown, as its holder does when it comes.</summary>
    public bool IsHolder { get; init; }

    /// <summary>The status list that the credential names, as a signed JWT.</summary>
    /// <value><see langword="null"/>: its status is not looked at.</value>
    public string? StatusList { get; init; }

    /// <summary>How old a key binding JWT may be.</summary>
    /// <value>The default is five minutes.</value>
    public TimeSpan LongestBinding { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>By how much clocks may differ.</summary>
    /// <value>The default is ten seconds.</value>
    public TimeSpan Skew { get; init; } = TimeSpan.FromSeconds(10);
}
