using System.Text;

namespace DigitalIndiaStack.Conformance.Engine.Http;

/// <summary>Writes an exchange as a command that repeats it; credentials stay redacted.</summary>
internal static class CurlCommand
{
    public static string Of(Exchange exchange)
    {
        var command = new StringBuilder("curl -i");
        if (exchange.Method != "GET")
        {
            command.Append(" -X ").Append(exchange.Method);
        }

        foreach (var header in exchange.RequestHeaders.Where(header => !header.StartsWith("User-Agent:", StringComparison.Ordinal)
            && !header.StartsWith("Content-Length:", StringComparison.Ordinal)))
        {
            command.Append(" -H ").Append(Quote(header));
        }

        if (exchange.RequestBody.Length > 0)
        {
            command.Append(" --data-binary ").Append(Quote(exchange.RequestBody));
        }

        if (exchange.Certificate is { } certificate)
        {
            command.Append(" --cert ").Append(Quote($"‹certificate:{certificate}›"));
        }

        return command.Append(' ').Append(Quote(exchange.Url)).ToString();
    }

    private static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
