namespace DigitalIndiaStack.Payments.Block.Qr;

/// <summary>What a code says of a payment.</summary>
/// <param name="Scheme">The scheme of template 26; <see langword="null"/> when it has none.</param>
/// <param name="Address">The payment address in it, as it is written.</param>
/// <param name="Category">ISO 18245.</param>
/// <param name="CurrencyNumber">ISO 4217, numeric.</param>
/// <param name="Amount">As it is written; <see langword="null"/> when the payer chooses.</param>
/// <param name="Country">ISO 3166-1.</param>
/// <param name="Reference">What is paid for.</param>
internal sealed record QrContent(string? Scheme, string? Address, string Category, string CurrencyNumber, string? Amount, string Country, string Name, string City, string? Reference)
{
    private const string Accounts = "26";
    private const string More = "62";

    /// <summary>Whether it asks for a tip or a fee.</summary>
    public bool HasFee { get; init; }

    /// <summary>Whether it fits into a code.</summary>
    public bool Fits => Account().Length <= DataObjects.Longest && (Amount is null || Amount.Length <= 13);

    /// <summary>Reads a payload.</summary>
    /// <param name="fault">What breaks the form; <see langword="null"/> when nothing does.</param>
    /// <param name="isWhole">Whether the checksum fits.</param>
    public static QrContent? Read(string payload, out QrFault? fault, out bool isWhole)
    {
        isWhole = false;
        var objects = DataObjects.Read(payload, QrForm.Payload, out fault);
        fault ??= QrForm.FaultOf(objects);
        if (fault is not null)
        {
            return null;
        }

        isWhole = Crc16.Of(payload[..^4]) == payload[^4..];
        var values = objects.ToDictionary(found => found.Id, found => found.Value);
        var account = Inner(values, Accounts);
        return new QrContent(
            account.GetValueOrDefault("00"), account.GetValueOrDefault("01"), values["52"], values["53"], values.GetValueOrDefault("54"), values["58"], values["59"], values["60"], Inner(values, More).GetValueOrDefault("05"))
        {
            HasFee = values.ContainsKey("55") || values.ContainsKey("56") || values.ContainsKey("57"),
        };
    }

    /// <summary>Writes the payload (PAY-14.1).</summary>
    public string Write()
    {
        var payload = string.Concat(
            DataObjects.Write("00", "01"),
            DataObjects.Write("01", Amount is null ? "11" : "12"),
            DataObjects.Write(Accounts, Account()),
            DataObjects.Write("52", Category),
            DataObjects.Write("53", CurrencyNumber),
            Amount is null ? "" : DataObjects.Write("54", Amount),
            DataObjects.Write("58", Country),
            DataObjects.Write("59", Name),
            DataObjects.Write("60", City),
            Reference is null ? "" : DataObjects.Write(More, DataObjects.Write("05", Reference)),
            "6304");
        return payload + Crc16.Of(payload);
    }

    private static Dictionary<string, string> Inner(Dictionary<string, string> values, string id) =>
        values.TryGetValue(id, out var template) ? DataObjects.Read(template, id, out _).ToDictionary(found => found.Id, found => found.Value) : [];

    private string Account() => DataObjects.Write("00", Scheme!) + DataObjects.Write("01", Address!);
}
