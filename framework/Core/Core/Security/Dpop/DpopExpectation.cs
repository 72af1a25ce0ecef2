using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Core.Security.Dpop;

/// <summary>What a proof must prove.</summary>
/// <param name="Request">The request that carries it.</param>
public sealed record DpopExpectation(HttpRequest Request)
{
    /// <summary>Where clients reach this host.</summary>
    /// <value><see langword="null"/>: as the settings say.</value>
    public Uri? Address { get; init; }

    /// <summary>The access token that comes with it.</summary>
    /// <value><see langword="null"/> at the authorization server, where none comes.</value>
    public string? AccessToken { get; init; }

    /// <summary>The thumbprint of the key.</summary>
    /// <value><see langword="null"/> for any key.</value>
    public string? Thumbprint { get; init; }

    /// <summary>Whether it needs a nonce, whatever the settings say.</summary>
    public bool NeedsNonce { get; init; }
}
