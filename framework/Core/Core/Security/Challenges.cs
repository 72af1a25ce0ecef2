using DigitalIndiaStack.Core.Security.Dpop;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace DigitalIndiaStack.Core.Security;

/// <summary>Writes <c>WWW-Authenticate</c>: the scheme that the caller used, or both when it used none (RFC 6750, 3; RFC 9449, 7.1).</summary>
public static class Challenges
{
    private const string Bearer = "Bearer realm=\"dis\"";
    private static readonly string Dpop = $"{DpopProofs.Scheme} realm=\"dis\", algs=\"{string.Join(' ', DpopProofs.Algorithms)}\"";

    /// <summary>For a request whose sender did not prove to be the owner of its access token.</summary>
    public static StringValues Of(SenderRefusal refusal) => refusal.IsOfBearer
        ? new StringValues([$"{Bearer}, error=\"{refusal.Error}\"", Dpop])
        : $"{Dpop}, error=\"{refusal.Error}\", error_description=\"{refusal.Reason}\"";

    /// <summary>For a request whose access token is missing or refused.</summary>
    /// <param name="request">The request.</param>
    /// <param name="failure">Why it was refused; <see langword="null"/> when there is none.</param>
    internal static StringValues Of(HttpRequest request, Exception? failure) => failure switch
    {
        SenderRefusedException { Refusal: { } refusal } => Of(refusal),
        null when SenderConstraint.TokenOf(request) is null => new StringValues([Bearer, Dpop]),
        null => Dpop,
        _ => $"{SchemeOf(request)}, error=\"invalid_token\"",
    };

    /// <summary>For a request whose access token lacks scopes.</summary>
    internal static StringValues Of(HttpRequest request, IEnumerable<string> scopes) =>
        $"{SchemeOf(request)}, error=\"insufficient_scope\", scope=\"{string.Join(' ', scopes)}\"";

    private static string SchemeOf(HttpRequest request) => SenderConstraint.TokenOf(request) is null ? Bearer : Dpop;
}
