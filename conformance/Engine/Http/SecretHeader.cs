namespace DigitalIndiaStack.Conformance.Engine.Http;

/// <summary>Headers that carry credentials. The frame of a value stays, so that a reader still sees the scheme and the names of cookies.</summary>
internal static class SecretHeader
{
    /// <summary>The value without its secrets; <see langword="null"/> for a header that carries none by its nature.</summary>
    public static string? Redact(string name, string value, RedactionMark marks) => name.ToLowerInvariant() switch
    {
        "authorization" or "proxy-authorization" => value.Split(' ', 2) is [var scheme, var credentials] ? $"{scheme} {marks.Of(credentials)}" : marks.Of(value),
        "cookie" => string.Join("; ", value.Split("; ").Select(pair => Pair(pair, marks))),
        "set-cookie" => string.Join(';', value.Split(';').Select((part, index) => index == 0 ? Pair(part, marks) : part)),
        "dpop" => marks.Of(value),
        _ => null,
    };

    // An empty value takes a cookie away and is no secret.
    private static string Pair(string pair, RedactionMark marks) => pair.Split('=', 2) switch
    {
        [var name, { Length: > 0 } value] => $"{name}={marks.Of(value)}",
        [_, ""] => pair,
        _ => marks.Of(pair),
    };
}
