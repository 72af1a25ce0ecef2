using System.Net.Http.Headers;
using System.Text;

namespace DigitalIndiaStack.Host.Tests.Hostile;

/// <summary>A request to a protocol endpoint or a page, as a browser or a relying party sends it, and made wrong.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path with the query that belongs to it.</param>
/// <param name="Fields">What it carries: as a form, or in the query of a method without a body.</param>
internal sealed record HostileForm(HttpMethod Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>What is wrong with it, for the report.</summary>
    public string Fault { get; init; } = "";

    /// <summary>The body in place of the form.</summary>
    public byte[]? Body { get; init; }

    /// <summary>The media type in place of that of a form.</summary>
    public string? MediaType { get; init; } = "application/x-www-form-urlencoded";

    /// <summary>More headers, in the letters that they have.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    private string Encoded => string.Join('&', Fields.Select(pair => $"{Escape(pair.Key)}={Escape(pair.Value)}"));

    private bool HasBody => Method != HttpMethod.Get && Method != HttpMethod.Head;

    /// <summary>Writes the message.</summary>
    public HttpRequestMessage Write()
    {
        var query = HasBody || Fields.Count == 0 ? "" : $"{(Path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Encoded}";
        var request = new HttpRequestMessage(Method, new Uri(Path + query, UriKind.Relative));
        if (HasBody)
        {
            request.Content = new ByteArrayContent(Body ?? Encoding.ASCII.GetBytes(Encoded));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", MediaType);
        }

        // The server ends the connection of a body that is too large; another request must not travel on it.
        request.Headers.ConnectionClose = Body?.Length > 1_000_000;
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        foreach (var (name, value) in Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    // Lone surrogates are sent as they would be in UTF-8, which a server must not choke on.
    private static string Escape(string text) => string.Concat(text.Select(letter => char.IsSurrogate(letter) ? "%ED%A0%80" : Uri.EscapeDataString($"{letter}")));
}
