using DigitalIndiaStack.Identity.Block.Factors;
using DigitalIndiaStack.Identity.Block.Storage;

namespace DigitalIndiaStack.Identity.Block.Disclosure;

/// <summary>How surely a person signed in, as <c>acr</c> and <c>amr</c> tell it. Nobody signs in with one factor alone (IDN-3.8).</summary>
internal static class SignInAssurance
{
    /// <summary>PIN and code, at some time in this session.</summary>
    public const string TwoFactors = "urn:dis:acr:two-factors";

    /// <summary>PIN and code for this very request, or at most <see cref="FreshFor"/> ago.</summary>
    public const string Fresh = "urn:dis:acr:two-factors-fresh";

    /// <summary>All values of <c>acr</c>.</summary>
    public static readonly string[] Values = [TwoFactors, Fresh];

    /// <summary>How long a sign-in is a fresh one.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(5);

    /// <summary>The methods of a session's sign-in, in the words of RFC 8176.</summary>
    public static string[] MethodsOf(Session session) => ["pin", session.Factor == FactorKind.Passkey ? "pop" : "otp", "mfa"];

    /// <summary>Whether a session's sign-in is fresh at a moment.</summary>
    public static bool IsFresh(Session session, DateTimeOffset now) => session.SignedInAt >= now - FreshFor;
}
