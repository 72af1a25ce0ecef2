using System.Text;
using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of how a message is read.</summary>
internal static class BatchMessageMutants
{
    private static readonly AsyncLocal<string?> Named = new();

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("PAY-M260", "PAY-10.17", "A document type declaration is read over.") { Before = call => Reword(call, "<!DOCTYPE[^>]*>", "") },
        new("PAY-M261", "PAY-10.17", "What stands once too often is read over.") { Before = call => Reword(call, "(<Dbtr/>)+", "<Dbtr/>") },
        new("PAY-M262", "PAY-10.17", "Any version of the message is taken for the one that is known.") { Before = call => Reword(call, @"pain\.001\.001\.\d\d", "pain.001.001.09") },
        new("PAY-M263", "PAY-10.18", "An address is not looked at.") { Before = call => Reword(call, "<Prxy><Id>[^<]*", "<Prxy><Id>somebody@else") },
        new("PAY-M264", "PAY-10.19", "The reference is what stands last.") { Before = call => Reword(call, "<Ustrd>[^<]*</Ustrd><Ustrd>", "<Ustrd>") },
        new("PAY-M265", "PAY-10.19", "What has no reference is paid with a word of the server's own.") { Before = call => Reword(call, "</CdtrAcct></CdtTrfTxInf>", "</CdtrAcct><RmtInf><Ustrd>payment</Ustrd></RmtInf></CdtTrfTxInf>") },
        new("PAY-M266", "PAY-10.20", "Whose account the message names is not looked at.")
        {
            Before = call => Named.Value = Find(call, "<DbtrAcct><Id><Othr><Id>([^<]*)"),
            Read = row =>
            {
                if (row.Is("PaymentBatch") && Call.Runs("uploadBatchLines") && Guid.TryParse(Named.Value, out var account))
                {
                    row["DebtorAccountId"] = Activator.CreateInstance(row["DebtorAccountId"]!.GetType(), account);
                }
            },
        },
        new("PAY-M267", "PAY-10.21", "The sums of a message are not looked at.") { Before = call => Reword(call, "<CtrlSum>[^<]*</CtrlSum>", "") },
        new("PAY-M268", "PAY-10.21", "The counts of a message are not looked at.") { Before = call => Reword(call, "<NbOfTxs>[^<]*</NbOfTxs>", "<NbOfTxs>1</NbOfTxs>") },
        new("PAY-M269", "PAY-10.22", "The day that a message asks for is not looked at.") { Before = call => Reword(call, "<Dt>[^<]*</Dt>", "<Dt>2020-01-01</Dt>") },
        new("PAY-M270", "PAY-10.23", "A message is taken however often it comes.") { Before = call => Reword(call, "<MsgId>[^<]*</MsgId>", $"<MsgId>{Guid.CreateVersion7():N}</MsgId>") },
    ];

    private static void Reword(Call call, string pattern, string by)
    {
        if (call.Is("uploadBatchLines"))
        {
            call.Arguments[1] = new MemoryStream(Encoding.UTF8.GetBytes(Regex.Replace(Text(call), pattern, by, RegexOptions.CultureInvariant)));
        }
    }

    private static string? Find(Call call, string pattern)
    {
        if (!call.Is("uploadBatchLines"))
        {
            return null;
        }

        var text = Text(call);
        call.Arguments[1] = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return Regex.Match(text, pattern, RegexOptions.CultureInvariant) is { Success: true } match ? match.Groups[1].Value : null;
    }

    private static string Text(Call call)
    {
        using var reader = new StreamReader((Stream)call.Arguments[1]!);
        return reader.ReadToEndAsync().GetAwaiter().GetResult();
    }
}
