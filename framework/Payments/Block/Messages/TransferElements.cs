using DigitalIndiaStack.Payments.Block.Batches;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Messages;

/// <summary>What one transfer of a pain.001 holds that a payment needs (PAY-10.18, PAY-10.19).</summary>
internal sealed class TransferElements
{
    public const string Amount = "Amt/InstdAmt";

    private const string Account = "CdtrAcct/Id/Othr/Id";

    private const string Address = "CdtrAcct/Prxy/Id";

    private const string Reference = "RmtInf/Ustrd";

    private readonly Dictionary<string, string> texts = [];

    public string Currency { get; private set; } = "";

    public string EndToEndId => texts.GetValueOrDefault("PmtId/EndToEndId", "");

    /// <summary>The account that an identification names; <see langword="null"/> when it is none of a ledger.</summary>
    /// <param name="id">32 hexadecimal digits: with its hyphens an id is longer than the message allows.</param>
    public static Guid? AccountOf(string id) => Guid.TryParseExact(id, "N", out var account) ? account : null;

    /// <summary>Names a fault of a payment by the element from which it was read.</summary>
    public static LineFault Place(LineFault fault) => fault with
    {
        Member = fault.Member switch
        {
            "amount" => Amount,
            "address" => Address,
            "reference" => Reference,
            _ => "CdtrAcct",
        },
    };

    /// <summary>Keeps an element, the first of its name.</summary>
    /// <param name="path">From below the transfer.</param>
    public void Add(string path, MessageNode node)
    {
        texts.TryAdd(path, node.Text);
        Currency = path == Amount ? node.Currency : Currency;
    }

    /// <summary>The payment. Where there is an address, the account is some other word, since the message demands one all the same.</summary>
    public BatchPayment Payment(string currency) => new()
    {
        AccountId = AccountOf(texts.GetValueOrDefault(Account, "")),
        Address = texts.GetValueOrDefault(Address),
        Amount = AmountText.Normal(texts.GetValueOrDefault(Amount, ""), currency),
        Reference = texts.GetValueOrDefault(Reference, EndToEndId),
    };
}
