using System.Text;
using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Host.Tests.Hostile;

/// <summary>Makes wrong requests of right ones: each parameter, each member of the body, the body as a whole, its media type, headers.</summary>
internal static class HostileRequests
{
    private static readonly string[] Values =
    [
        "-1", "0", "abc", "%00", "%ff%fe", "%F0%9F%8C%8D", "..%2f..%2fetc%2fpasswd", "'%20OR%201=1--", "00000000-0000-0000-0000-000000000000",
        "99999999999999999999999999", new string('a', 3000), "%7B%22a%22:1%7D", "1e400", "%E2%80%AE",
    ];

    private static readonly string[] HeaderValues = ["", "short", new('k', 4000), "ключ", "*", "\"", "W/\"1\",\"2\"", "a b c d e f g h", "0123456789, 0123456789"];

    // As JSON, not quoted.
    private static readonly string[] Tokens =
    [
        "null", "true", "0", "-1", "1e400", "123456789012345678901234567890", "\"\"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "[]", "{}", "[[[[]]]]",
        "\"" + new string('x', 100_000) + "\"", "\"\\u202e\\u200f\"", "\"2026-13-45T99:99:99Z\"", "\"'; DROP TABLE accounts; --\"", "{\"$ref\":\"#\"}", "0.1",
    ];

    /// <summary>Bodies that nobody sends who means well.</summary>
    public static readonly (string Fault, byte[] Body)[] Bodies =
    [
        ("empty", []), ("null", "null"u8.ToArray()), ("list", "[]"u8.ToArray()), ("text", "\"x\""u8.ToArray()), ("cut", "{\"a\":"u8.ToArray()),
        ("two", "{}{}"u8.ToArray()), ("comment", "{/* */}"u8.ToArray()), ("NaN", "{\"a\":NaN}"u8.ToArray()), ("trailing comma", "{\"a\":1,}"u8.ToArray()),
        ("bad UTF-8", [.. "{\"a\":\""u8, 0xff, 0xfe, 0xc0, 0x80, .. "\"}"u8]), ("surrogate in UTF-8", [.. "{\"a\":\""u8, 0xed, 0xa0, 0x80, .. "\"}"u8]),
        ("UTF-16", Encoding.Unicode.GetBytes("{}")), ("byte order mark", [0xef, 0xbb, 0xbf, .. "{}"u8]), ("NUL", [0]),
        ("deep lists", Encoding.ASCII.GetBytes(new string('[', 20_000))), ("deep objects", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 5_000)))),
        ("many members", Encoding.ASCII.GetBytes("{" + string.Join(',', Enumerable.Range(0, 5_000).Select(n => $"\"m{n}\":{n}")) + "}")),
        ("too large", Encoding.ASCII.GetBytes("\"" + new string('y', 2_000_000) + "\"")),
    ];

    /// <summary>Media types that are none of a body that is wanted.</summary>
    public static readonly string?[] MediaTypes = [null, "", "text/plain", "application/xml", "application/json; charset=utf-16", "multipart/form-data", "application/x-www-form-urlencoded", "a/b/c"];

    private static readonly (string, string)[] Headers =
    [
        ("Accept", "text/html"), ("Accept", ";;;"), ("Accept-Language", new string('z', 3000)), ("Content-Encoding", "gzip"),
        ("X-HTTP-Method-Override", "DELETE"), ("traceparent", "00-zz"), ("If-Modified-Since", "never"), ("Range", "bytes=9-1"), ("Cookie", "language=%00; country=../.."),
    ];

    public static IEnumerable<HostileRequest> Of(SpecOperation operation) =>
        [.. WithParameters(operation), .. WithHeaders(operation), .. operation.Body is null ? [] : WithBodies(operation)];

    private static IEnumerable<HostileRequest> WithParameters(SpecOperation operation)
    {
        foreach (var (place, name, _) in operation.Parameters)
        {
            foreach (var value in place == "header" ? HeaderValues : Values)
            {
                yield return new HostileRequest(operation, $"{name}={Short(value)}") { Parameter = (name, value) };
            }
        }

        yield return new HostileRequest(operation, "unknown query") { Query = "&nobody=1&nobody=2" };
        yield return new HostileRequest(operation, "query without name") { Query = "&=1&%00=%00&%" };
    }

    private static IEnumerable<HostileRequest> WithHeaders(SpecOperation operation) =>
        Headers
            .Select(header => new HostileRequest(operation, $"{header.Item1}: {Short(header.Item2)}") { Header = header });

    private static IEnumerable<HostileRequest> WithBodies(SpecOperation operation)
    {
        foreach (var (fault, body) in Bodies)
        {
            yield return new HostileRequest(operation, fault) { Body = body };
        }

        foreach (var type in MediaTypes)
        {
            yield return new HostileRequest(operation, $"media type {type}") { MediaType = type };
        }

        foreach (var (fault, text) in Mutations((JsonObject)operation.Body!))
        {
            yield return new HostileRequest(operation, fault) { Body = Encoding.UTF8.GetBytes(text) };
        }
    }

    private static IEnumerable<(string Fault, string Text)> Mutations(JsonObject right)
    {
        var text = right.ToJsonString();
        yield return ("unknown member", string.Concat("{\"nobody\":1,", text.AsSpan(1)));
        foreach (var (name, value) in right)
        {
            var json = value?.ToJsonString() ?? "null";
            var rest = text[1..^1];
            yield return ($"{name} twice", $"{{{rest},\"{name}\":{json}}}");
            foreach (var token in Tokens)
            {
                var wrong = (JsonObject)right.DeepClone();
                wrong[name] = "\u0001";
                yield return ($"{name}={Short(token)}", wrong.ToJsonString().Replace("\"\\u0001\"", token, StringComparison.Ordinal));
            }

            var without = (JsonObject)right.DeepClone();
            without.Remove(name);
            yield return ($"{name} missing", without.ToJsonString());
        }
    }

    private static string Short(string text) => text.Length > 40 ? $"{text[..40]}… ({text.Length})" : text;
}
