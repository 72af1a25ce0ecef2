using System.Globalization;
using System.Text;

namespace DigitalIndiaStack.Payments.Tests.Batches;

/// <summary>Writes messages pain.001 as some payer's software would.</summary>
internal sealed record Pain(string Debtor)
{
    public const string MediaType = "application/xml";

    private const string Namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    public string MessageId { get; init; } = Guid.CreateVersion7().ToString("N");

    public string Day { get; init; } = "2020-01-01";

    /// <summary>What stands before the root.</summary>
    public string Prolog { get; init; } = "";

    /// <summary>The control totals of the group; those of the lines when absent.</summary>
    public (int Count, string Sum)? Totals { get; init; }

    /// <summary>An account's id as a message writes it.</summary>
    public static string Id(string account) => account.Replace("-", "", StringComparison.Ordinal);

    public static string Account(string account) => $"<CdtrAcct><Id><Othr><Id>{Id(account)}</Id></Othr></Id></CdtrAcct>";

    public static string Address(string address) => $"<CdtrAcct><Id><Othr><Id>NOTPROVIDED</Id></Othr></Id><Prxy><Id>{address}</Id></Prxy></CdtrAcct>";

    public static string Line(string creditor, string amount, string endToEnd = "E2E-1", string reference = "Seed") =>
        $"""<CdtTrfTxInf><PmtId><EndToEndId>{endToEnd}</EndToEndId></PmtId><Amt><InstdAmt Ccy="KES">{amount}</InstdAmt></Amt>{creditor}<RmtInf><Ustrd>{reference}</Ustrd></RmtInf></CdtTrfTxInf>""";

    public string Write(params string[] lines)
    {
        var (count, sum) = Totals ?? (lines.Length, "");
        var control = sum.Length > 0 ? $"<CtrlSum>{sum}</CtrlSum>" : "";
        return new StringBuilder(Prolog)
            .Append(CultureInfo.InvariantCulture, $"""<Document xmlns="{Namespace}"><CstmrCdtTrfInitn><GrpHdr><MsgId>{MessageId}</MsgId><CreDtTm>2026-11-24T09:00:00Z</CreDtTm><NbOfTxs>{count}</NbOfTxs>{control}<InitgPty/></GrpHdr>""")
            .Append(Part("P-1"))
            .AppendJoin("", lines)
            .Append("</PmtInf></CstmrCdtTrfInitn></Document>")
            .ToString();
    }

    /// <summary>The end of one part of the message and the beginning of the next.</summary>
    public string NextPart(string id) => $"</PmtInf>{Part(id)}";

    private string Part(string id) =>
        $"<PmtInf><PmtInfId>{id}</PmtInfId><PmtMtd>TRF</PmtMtd><ReqdExctnDt><Dt>{Day}</Dt></ReqdExctnDt><Dbtr/><DbtrAcct><Id><Othr><Id>{Id(Debtor)}</Id></Othr></Id></DbtrAcct><DbtrAgt/>";
}
