using System.Text;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;

namespace DigitalIndiaStack.Identity.Block.Importing;

/// <summary>Writes what became of each line as CSV, without any national number (IDN-21.12). No field needs quotation marks.</summary>
internal static class ResultLines
{
    private const int AtOnce = 1000;

    private const string Header = "line,sourceId,outcome,finding,personId,applicationId\r\n";

    public static async Task WriteAsync(IdentityDbContext db, ImportId import, Stream file, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(file, new UTF8Encoding(false), leaveOpen: true);
        await writer.WriteAsync(Header);
        var last = 0;
        while (await db.LinesAsync(import, last, AtOnce, cancellationToken) is { Count: > 0 } lines)
        {
            foreach (var line in lines)
            {
                await writer.WriteAsync($"{line.Number},{line.SourceId},{Outcome(line)},{(line.IsExcluded ? $"{line.Finding}".ToLowerInvariant() : "")},{line.PersonId},{line.ApplicationId}\r\n");
            }

            last = lines[^1].Number;
        }
    }

    private static string Outcome(ImportLine line) => line switch
    {
        { IsExcluded: true } => "excluded",
        { ApplicationId: not null } => "application",
        { PersonId: not null } => "enrolled",
        _ => "open",
    };
}
