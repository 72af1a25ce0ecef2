using System.Runtime.CompilerServices;
using System.Text.Json;

namespace DigitalIndiaStack.Payments.Verify.Checks;

/// <summary>One answer as a client wrote it down.</summary>
internal sealed record ClientLine(string Tenant, string Client, string Operation, string Key, int Status, string Body);

/// <summary>Reads a client's own log, line by line; lines without a 2xx answer are not acknowledged and passed over.</summary>
internal static class ClientLog
{
    /// <exception cref="VerifyUsageException">The file is not there, or a line is none.</exception>
    public static async IAsyncEnumerable<ClientLine> ReadAsync(string file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            throw new VerifyUsageException($"there is no {file}");
        }

        var number = 0;
        await foreach (var text in File.ReadLinesAsync(file, cancellationToken))
        {
            number++;
            if (Parse(file, number, text) is { Status: >= 200 and < 300 } line)
            {
                yield return line;
            }
        }
    }

    private static ClientLine Parse(string file, int number, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            string Member(string name, string? other = null) => document.RootElement.TryGetProperty(name, out var value) ? value.GetString()! : other ?? throw new KeyNotFoundException();
            var status = document.RootElement.TryGetProperty("status", out var value) ? value.GetInt32() : 0;
            return new ClientLine(Member("tenant"), Member("client"), Member("operation", "createTransfer"), Member("key"), status, Member("body", ""));
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new VerifyUsageException($"line {number} of {file} is no answer; see --help");
        }
    }
}
