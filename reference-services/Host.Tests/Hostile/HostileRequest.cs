namespace DigitalIndiaStack.Host.Tests.Hostile;

/// <summary>One request that is wrong in one way.</summary>
/// <param name="Operation">What it asks for.</param>
/// <param name="Fault">What is wrong with it, for the report.</param>
internal sealed record HostileRequest(SpecOperation Operation, string Fault)
{
    /// <summary>Replaces a parameter's value; <see langword="null"/> leaves it away.</summary>
    public (string Name, string? Value)? Parameter { get; init; }

    /// <summary>What stands behind the query.</summary>
    public string Query { get; init; } = "";

    /// <summary>A header that is not of the operation.</summary>
    public (string Name, string Value)? Header { get; init; }

    /// <summary>The body in place of the right one.</summary>
    public byte[]? Body { get; init; }

    public string? MediaType { get; init; } = Operation.MediaType;

    /// <summary>Writes the message.</summary>
    public HttpRequestMessage Write()
    {
        var path = $"{Operation.Block}/v1{Operation.Path}";
        var query = new List<string>();
        var request = new HttpRequestMessage { Method = Operation.Method };
        foreach (var (place, name, right) in Operation.Parameters)
        {
            var value = Parameter?.Name == name ? Parameter?.Value : right;
            if (place == "path")
            {
                path = path.Replace($"{{{name}}}", value, StringComparison.Ordinal);
            }
            else if (place == "query" && Parameter?.Name == name)
            {
                query.Add($"{name}={value}");
            }
            else if (place == "header" && value is not null)
            {
                // A fresh key for each request: a known one would be refused for that alone.
                request.Headers.TryAddWithoutValidation(name, name == "Idempotency-Key" && Parameter?.Name != name ? Guid.CreateVersion7().ToString() : value);
            }
        }

        request.RequestUri = new Uri($"{path}?{string.Join('&', query)}{Query}", UriKind.Relative);
        request.Content = Content();

        // The server ends the connection of a body that is too large; another request must not travel on it.
        request.Headers.ConnectionClose = Fault == "too large";
        if (Header is { } header && !request.Headers.TryAddWithoutValidation(header.Name, header.Value))
        {
            request.Content?.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        return request;
    }

    private ByteArrayContent? Content()
    {
        var bytes = Body ?? (Operation.Body is { } right ? System.Text.Encoding.UTF8.GetBytes(right.ToJsonString()) : null);
        if (bytes is null)
        {
            return null;
        }

        var content = new ByteArrayContent(bytes);
        if (MediaType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", MediaType);
        }

        return content;
    }
}
