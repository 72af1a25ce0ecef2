using System.Security.Cryptography;
using System.Text;

namespace DigitalIndiaStack.Core.Storage;

/// <summary>A request as its Idempotency-Key names it: unique by tenant, client, operation and key.</summary>
/// <param name="Tenant">The tenant of the caller; empty when the caller has none.</param>
/// <param name="ClientId">The calling client, so that two clients may choose the same key.</param>
/// <param name="Operation">The operationId of the spec.</param>
/// <param name="Key">The key as sent, at most 255 characters.</param>
/// <param name="Fingerprint">What tells one request from another, of <see cref="FingerprintOf"/>.</param>
public sealed record IdempotentRequest(string Tenant, string ClientId, string Operation, string Key, string Fingerprint)
{
    /// <summary>Computes the fingerprint: SHA-256 over method, path with query, subject and body, in lower-case hexadecimal.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">Path and query as sent.</param>
    /// <param name="subject">The person who acts; a key of one person never replays the answer of another.</param>
    /// <param name="body">The raw body; empty when there is none.</param>
    public static string FingerprintOf(string method, string path, string? subject, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        // A line feed cannot occur in a method or a request target, so no two requests give the same text.
        hash.AppendData(Encoding.UTF8.GetBytes($"{method}\n{path}\n{subject}\n"));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
