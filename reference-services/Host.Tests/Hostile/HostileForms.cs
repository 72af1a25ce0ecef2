namespace DigitalIndiaStack.Host.Tests.Hostile;

/// <summary>Makes wrong requests of right ones, at random and the same ones for the same seed: fields, bodies, media types, headers, methods.</summary>
internal sealed class HostileForms(int seed)
{
    private const string Jwt = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.";

    private static readonly string[] Values =
    [
        "", " ", "-1", "0", "abc", "\0", "a\0b", "\ud800", "\u202e\u200f", "🌍", "../../etc/passwd", "' OR 1=1--", "<script>alert(1)</script>", "%00", "%", "1e400", "null", "{}", "[]",
        "{\"userinfo\":{\"sub\":null}}", "{\"id_token\":", "{\"a\":" + new string('[', 500), new('x', 5_000), "http://[::1", "javascript:alert(1)", "//evil.example/", "\\\\evil.example\\",
        "urn:ietf:params:oauth:request_uri:", "urn:ietf:params:oauth:request_uri:" + new string('A', 43), Jwt, Jwt + "AAAA", "a.b.c.d.e", "....", "code id_token", "openid openid openid",
        "99999999999999999999", "-2147483649", "1.5", "２０", "none login", "\r\nSet-Cookie: a=b", "910000000099", "٩١٠٠", "true", "S256",
    ];

    private static readonly string[] Names = ["request", "request_uri", "claims", "resource", "prompt", "max_age", "dpop_jkt", "tenant", "id_token_hint", "code", "scope", "access_token", "client_assertion", "nobody", "", "Form.Country", "__proto__", "a[b]", "return", "handler"];

    private static readonly string[] HeaderNames = ["Authorization", "DPoP", "Cookie", "Accept-Language", "Origin", "Referer", "X-Forwarded-For", "X-Forwarded-Host", "If-None-Match", "Content-Language", "Content-Encoding"];

    private static readonly string[] HeaderValues =
        ["", "Bearer", "Bearer a.b.c", "DPoP " + Jwt, "Basic YTpi", "Basic %", Jwt, Jwt + ", " + Jwt, "dis-session=; dis-sign-in=a; dis-arrival=" + new string('A', 43), "language=%00", "ar;q=9, *;q=-1", "null", "gzip", new('k', 4_000), "\"", "1.2.3.4, ::1, nonsense"];

    private static readonly string[] Methods = ["GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"];

    private readonly Random random = new(seed);

    /// <summary>Any of some.</summary>
    public T Any<T>(IReadOnlyList<T> some) => some[random.Next(some.Count)];

    /// <summary>One that is wrong in one way to three.</summary>
    public HostileForm Of(HostileForm right)
    {
        var wrong = right;
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            wrong = Spoil(wrong);
        }

        return wrong;
    }

    private HostileForm Spoil(HostileForm form) => random.Next(12) switch
    {
        0 => WithField(form, Any(Names), Any(Values), isMore: true),
        1 when form.Fields.Count > 0 => WithField(form, Any(form.Fields).Key, Any(Values), isMore: true),
        2 when form.Fields.Count > 0 => Without(form, Any(form.Fields).Key),
        3 => WithHeader(form, Any(HeaderNames), Any(HeaderValues)),
        4 => form with { Method = HttpMethod.Parse(Any(Methods)), Fault = $"{form.Fault} method;" },
        5 => WithBody(form, Any(HostileRequests.Bodies)),
        6 => WithType(form, Any(HostileRequests.MediaTypes)),
        7 => form with { Path = $"{form.Path}{Any((string[])["/", "//", "/%00", "/..", "?a", "?%", "%2f", "/x", ";a=b"])}", Fault = $"{form.Fault} path;" },
        _ when form.Fields.Count > 0 => WithField(form, Any(form.Fields).Key, Any(Values), isMore: false),
        _ => WithField(form, Any(Names), Any(Values), isMore: true),
    };

    private static HostileForm WithField(HostileForm form, string name, string value, bool isMore) => form with
    {
        Fields = [.. form.Fields.Where(field => isMore || field.Key != name), KeyValuePair.Create(name, value)],
        Fault = $"{form.Fault} {name}={Short(value)};",
    };

    private static HostileForm Without(HostileForm form, string name) =>
        form with { Fields = [.. form.Fields.Where(field => field.Key != name)], Fault = $"{form.Fault} without {name};" };

    private static HostileForm WithHeader(HostileForm form, string name, string value) =>
        form with { Headers = [.. form.Headers, (name, value)], Fault = $"{form.Fault} {name}: {Short(value)};" };

    private static HostileForm WithBody(HostileForm form, (string Fault, byte[] Body) body) => form with { Body = body.Body, Fault = $"{form.Fault} body {body.Fault};" };

    private static HostileForm WithType(HostileForm form, string? type) => form with { MediaType = type, Fault = $"{form.Fault} media type {type};" };

    private static string Short(string text) => text.Length > 40 ? $"{text[..40]}… ({text.Length})" : text;
}
