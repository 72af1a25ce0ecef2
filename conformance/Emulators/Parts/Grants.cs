using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace DigitalIndiaStack.Conformance.Emulators.Parts;

/// <summary>What the identity provider gave out and takes back once.</summary>
internal sealed class Grants
{
    private readonly ConcurrentDictionary<string, PushedRequest> given = new(StringComparer.Ordinal);

    /// <summary>Gives a handle for a request.</summary>
    public string Give(string prefix, PushedRequest request)
    {
        var handle = prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        given[handle] = request;
        return handle;
    }

    /// <summary>Takes a handle; <see langword="null"/> when it was never given, or taken before.</summary>
    public PushedRequest? Take(string handle) => given.TryRemove(handle, out var request) ? request : null;

    public PushedRequest? Peek(string handle) => given.GetValueOrDefault(handle);
}

/// <summary>An authorization request as it was pushed (RFC 9126).</summary>
internal sealed record PushedRequest(string RedirectUri, string State, string Nonce, string Challenge, string Scope);
