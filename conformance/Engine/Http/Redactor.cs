using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DigitalIndiaStack.Conformance.Engine.Http;

/// <summary>
/// Replaces known secrets by a mark that keeps equal values comparable. It works by value, not by pattern: whatever the suite was
/// given or was issued is known, so nothing depends on guessing what a secret looks like.
/// </summary>
public sealed class Redactor
{
    // A one-time code of six digits also stands by chance inside ids and moments: a short secret counts only as a word of its own.
    private const int ShortestUnmistakable = 16;

    private readonly ConcurrentDictionary<string, string> marks = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> issued = new(StringComparer.Ordinal);
    private readonly SecretIndex index = new();

    /// <summary>Makes the marks of this run.</summary>
    internal RedactionMark Marks { get; } = new();

    /// <summary>Makes a value known as a secret.</summary>
    public void Learn(string? secret)
    {
        // A recorded answer holds marks where secrets stood; they are no secrets again.
        if (secret is { Length: >= SecretIndex.Shortest } && !marks.ContainsKey(secret) && !RedactionMark.IsIn(secret))
        {
            var mark = Marks.Of(secret);
            foreach (var written in WaysToWrite(secret))
            {
                Know(written, mark);
            }
        }
    }

    /// <summary>Makes the members of a JSON object known as secrets; anything else is left alone.</summary>
    internal void LearnMembers(byte[] body, IReadOnlyList<string> members)
    {
        if (members.Count == 0 || body.Length == 0 || body[0] != (byte)'{')
        {
            return;
        }

        foreach (var member in members)
        {
            // The judging of the answer reports malformed JSON; here it only means that there is nothing to learn.
            var secret = JsonMember.Of(body, member);
            if (secret is not null && Marks.OfSignedToken(secret) is { } readable)
            {
                issued[secret] = readable;
            }

            Learn(secret);
        }
    }

    /// <summary>
    /// The body of an answer with every known secret replaced. Of the signed tokens in it header and claims stay, because checks read them
    /// and verdicts are recomputed; without its signature a token opens nothing.
    /// </summary>
    internal string RedactAnswer(string body)
    {
        var known = index.In(body);
        foreach (var secret in known)
        {
            body = issued.TryGetValue(secret, out var readable) ? body.Replace(secret, readable, StringComparison.Ordinal) : body;
        }

        return known.Count == 0 ? body : Redact(body);
    }

    /// <summary>The text with every known secret replaced, longest first so that none hides inside another.</summary>
    public string Redact(string text)
    {
        foreach (var secret in index.In(text))
        {
            text = Redact(text, secret);
        }

        return text;
    }

    /// <summary>The finished report without short secrets that became known after it was begun; a long one in it is a fault and is left for <see cref="Leaks"/>.</summary>
    internal string RedactWords(string report) => index.In(report).Where(secret => secret.Length < ShortestUnmistakable).Aggregate(report, Redact);

    /// <summary>The exchange with what became known as a secret after it was written down.</summary>
    internal Exchange Redact(Exchange exchange) => exchange with
    {
        Url = Redact(exchange.Url),
        RequestHeaders = [.. exchange.RequestHeaders.Select(Redact)],
        RequestBody = Redact(exchange.RequestBody),
        ResponseHeaders = [.. exchange.ResponseHeaders.Select(Redact)],
        ResponseBody = RedactAnswer(exchange.ResponseBody),
        ResponseBase64 = BinaryBody.Redact(exchange.ResponseBase64, this),
    };

    /// <summary>A header line; what carries credentials is replaced whether its value is known or not.</summary>
    public string RedactHeader(string name, string value) => $"{name}: {SecretHeader.Redact(name, value, Marks) ?? Redact(value)}";

    /// <summary>Whether anything in a text might be a secret.</summary>
    internal bool Knows(string text) => index.In(text).Any();

    /// <summary>Whether a finished report still holds a known secret; then it is not written.</summary>
    public bool Leaks(string report) => index.In(report).Any(secret => secret.Length >= ShortestUnmistakable);

    // As it is, in an address or form, and as JSON writers escape it that keep more than they must out of HTML.
    private static IEnumerable<string> WaysToWrite(string secret) =>
    [
        secret,
        Uri.EscapeDataString(secret),
        JsonEncodedText.Encode(secret).Value,
        secret.Replace("/", "\\/", StringComparison.Ordinal),
    ];

    private void Know(string secret, string mark)
    {
        if (marks.TryAdd(secret, mark))
        {
            index.Add(secret);
        }
    }

    // A number of JSON, the year of a date and the fraction of a second are no secret by chance; a mark in their place would make the answer unreadable.
    private string Redact(string text, string secret) => secret.Length < ShortestUnmistakable
        ? Regex.Replace(text, $"(?<![A-Za-z0-9]|:[0-9]{{2}}\\.)(?!(?<=[:,\\[] ?){Regex.Escape(secret)}[,}}\\]]){Regex.Escape(secret)}(?![A-Za-z0-9]|-[0-9]{{2}}-[0-9]{{2}})", marks[secret])
        : text.Replace(secret, marks[secret], StringComparison.Ordinal);
}
