using System.Net;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>Who signs in where, and for what.</summary>
/// <param name="Tenant">Tenant of the person.</param>
/// <param name="Person">Who signs in.</param>
/// <param name="Client">Client that asks them to; it needs a redirect URI.</param>
/// <param name="Scopes">Scopes beside <c>openid</c>.</param>
/// <param name="Audience">Audience of the access token.</param>
public sealed record SignInRequest(Tenant Tenant, Person Person, Client Client, IReadOnlyList<string> Scopes, string Audience)
{
    /// <summary>Changes the one-time code before it is typed in, for checks that want it refused.</summary>
    public Func<string, Task<string>>? ChangeCode { get; init; }

    /// <summary>The second factor that the person chooses, by its name; <see langword="null"/> for what the page asks for.</summary>
    public string? Factor { get; init; }

    /// <summary>What they type for it; <see langword="null"/> for the code that was sent.</summary>
    public Func<Task<string>>? FactorCode { get; init; }

    /// <summary>Answers the options for a passkey, as JSON.</summary>
    public Func<string, string>? Passkey { get; init; }

    /// <summary>The delegation by which the person acts for another (clause 20 of the identity rules), whether the page offers it or not; <see langword="null"/> for themselves.</summary>
    public string? ActsBy { get; init; }

    /// <summary>Changes the form of the pushed request before it is sent.</summary>
    public Action<Dictionary<string, string>>? ChangePushed { get; init; }

    /// <summary>Cookies of the browser that the person used before; <see langword="null"/> for a browser that nobody used.</summary>
    public CookieContainer? Cookies { get; init; }

    /// <summary>Where the person comes back to; without it the check is skipped.</summary>
    public Uri RedirectUri => Client.RedirectUri
        ?? throw new Checks.CheckSkippedException(Checks.ReasonCodes.DataMissing, $"The target file names no redirectUri of {Client}.");
}
