using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Proxy;

/// <summary>Remembers what was written under each idempotency key, by digest, and compares what comes again.</summary>
internal sealed class Replays
{
    private readonly ConcurrentDictionary<string, (string Body, string Answer)> firsts = new(StringComparer.Ordinal);

    /// <summary>The clauses that a repeat shows.</summary>
    public IReadOnlyList<PassiveRule> Rules =>
    [
        new("API-8.1", passed => First(passed) is { } first && first.Body == Digest(passed.RequestBody) && passed.Response.IsSuccessStatusCode, passed =>
        {
            Expect.That(First(passed)!.Value.Answer == Digest(passed.Body), "the first answer again", "another answer", passed.Answer);
            passed.Answer.MustHaveHeader("Idempotency-Replayed");
        }),
        new("API-8.2", passed => First(passed) is { } first && first.Body != Digest(passed.RequestBody), passed =>
            Expect.That((int)passed.Response.StatusCode >= 400, "a refusal of the same key with another body", $"status {(int)passed.Response.StatusCode}", passed.Answer)),
    ];

    /// <summary>Remembers a write that was done.</summary>
    public void Remember(Passed passed)
    {
        if (KeyOf(passed) is { } key && passed.Response.IsSuccessStatusCode)
        {
            firsts.TryAdd(key, (Digest(passed.RequestBody), Digest(passed.Body)));
        }
    }

    private (string Body, string Answer)? First(Passed passed) => KeyOf(passed) is { } key && firsts.TryGetValue(key, out var first) ? first : null;

    // Tokens change while the client stays; a key that two clients share would be another's, so the token is part of it and a new token starts anew.
    private static string? KeyOf(Passed passed) => passed.RequestHeader("Idempotency-Key") is { Length: > 0 } key
        ? Digest(Encoding.UTF8.GetBytes($"{passed.Request.Method} {passed.Path}\n{key}\n{passed.Token}"))
        : null;

    private static string Digest(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes));
}
