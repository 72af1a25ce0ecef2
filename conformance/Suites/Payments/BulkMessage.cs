using System.Globalization;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>A pain.001 for the debtor's account of a batch.</summary>
internal sealed record BulkMessage(Bulk Bulk)
{
    public const string MediaType = "application/xml";

    public string MessageId { get; init; } = AccountOf(Bulk.Run.NewId());

    public string Debtor { get; init; } = Bulk.Debtor;

    public string Day { get; init; } = "2020-01-01";

    /// <summary>What the group says of its lines.</summary>
    public string Totals { get; init; } = "<NbOfTxs>1</NbOfTxs>";

    /// <summary>What the part says of its lines.</summary>
    public string PartTotals { get; init; } = "";

    /// <summary>An id as a message has room for it.</summary>
    public static string AccountOf(string id) => id.Replace("-", "", StringComparison.Ordinal);

    public static string ToAccount(string account) => $"<CdtrAcct><Id><Othr><Id>{AccountOf(account)}</Id></Othr></Id></CdtrAcct>";

    public static string ToAddress(string address) => $"<CdtrAcct><Id><Othr><Id>NOTPROVIDED</Id></Othr></Id><Prxy><Id>{address}</Id></Prxy></CdtrAcct>";

    public string Line(string creditor, string amount, string endToEnd = "conformance-1", string more = "<RmtInf><Ustrd>conformance</Ustrd></RmtInf>") =>
        $"""<CdtTrfTxInf><PmtId><EndToEndId>{endToEnd}</EndToEndId></PmtId><Amt><InstdAmt Ccy="{Bulk.Ledger.Currency}">{amount}</InstdAmt></Amt>{creditor}{more}</CdtTrfTxInf>""";

    public string Write(params IEnumerable<string> lines) => string.Create(CultureInfo.InvariantCulture, $"""
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn><GrpHdr><MsgId>{MessageId}</MsgId><CreDtTm>2020-01-01T00:00:00Z</CreDtTm>{Totals}<InitgPty/></GrpHdr><PmtInf><PmtInfId>part-1</PmtInfId><PmtMtd>TRF</PmtMtd>{PartTotals}<ReqdExctnDt><Dt>{Day}</Dt></ReqdExctnDt><Dbtr/><DbtrAcct><Id><Othr><Id>{AccountOf(Debtor)}</Id></Othr></Id></DbtrAcct><DbtrAgt/>{string.Concat(lines)}</PmtInf></CstmrCdtTrfInitn></Document>
        """);
}
