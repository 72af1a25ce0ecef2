using System.Text;
using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of how a message is read, and of what is told of a batch.</summary>
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
        new("PAY-M271", "PAY-10.24", "The report knows lines by the server's numbers only.") { Answer = traffic => Answer(traffic, "/status-report", "<OrgnlEndToEndId>[^<]*</OrgnlEndToEndId>", "") },
        new("PAY-M272", "PAY-10.24", "What was not paid is told as paid.") { Answer = traffic => Answer(traffic, "/status-report", "<TxSts>RJCT", "<TxSts>ACSC") },
        new("PAY-M273", "PAY-10.24", "An element of the report stands where the form has none.") { Answer = traffic => Answer(traffic, "/status-report", "(<TxSts>[^<]*</TxSts>)(<StsRsnInf>.*?</StsRsnInf>)", "$2$1") },
        new("PAY-M274", "PAY-10.25", "The statement leaves an entry out.") { Answer = traffic => Answer(traffic, "/statement", "<Ntry>.*?</Ntry>(?=</Stmt>)", "") },
        new("PAY-M275", "PAY-10.25", "The closing balance is the opening balance.") { Answer = traffic => Answer(traffic, "/statement", "(CLBD</Cd></CdOrPrtry></Tp><Amt [^>]*>)[^<]*", "${1}0.50") },
        new("PAY-M276", "PAY-10.25", "The statement does not say on which side an entry stands.") { Answer = traffic => Answer(traffic, "/statement", "(<Ntry>.*?)<CdtDbtInd>[^<]*</CdtDbtInd>", "$1") },
        new("PAY-M277", "PAY-10.26", "Every client of the tenant reads the statement.")
        {
            Sql = statement =>
            {
                if (Call.Runs("getBatchStatement") && statement.Is("SELECT", "batches"))
                {
                    statement.Ignore("owner");
                }
            },
        },
        new("PAY-M278", "PAY-10.27", "A statement is given while the batch pays.")
        {
            Read = row =>
            {
                if (row.Is("PaymentBatch") && Call.Runs("getBatchStatement"))
                {
                    row["Status"] = Enum.Parse(row["Status"]!.GetType(), "Completed");
                }
            },
        },
        new("PAY-M279", "PAY-10.28", "Cells are given as they came.") { Answer = traffic => Answer(traffic, "/result", ",'", ",") },
    ];

    private static void Answer(Traffic traffic, string end, string pattern, string by)
    {
        if (traffic.Is("GET", end))
        {
            traffic.AnswerBody = Regex.Replace(traffic.AnswerBody, pattern, by, RegexOptions.CultureInvariant | RegexOptions.Singleline);
        }
    }

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
