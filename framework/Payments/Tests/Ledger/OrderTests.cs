using CsCheck;
using DigitalIndiaStack.Payments.Block;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Tests.Ledger;

public sealed class OrderTests
{
    private static readonly LedgerAccount Kenyan = Account("KES");
    private static readonly LedgerAccount Other = Account("KES");
    private static readonly LedgerAccount Moroccan = Account("MAD");

    [Fact]
    public void An_amount_of_zero_or_less_or_beyond_the_largest_is_refused()
    {
        Gen.Long[long.MinValue, 0].Sample(amount => Order(Kenyan, Other, "KES", amount).Refusal == PaymentsProblems.AmountInvalid);
        Gen.Long[TransferOrder.MaximumAmount + 1, long.MaxValue].Sample(amount => Order(Kenyan, Other, "KES", amount).Refusal == PaymentsProblems.AmountInvalid);
        Gen.Long[1, TransferOrder.MaximumAmount].Sample(amount => Order(Kenyan, Other, "KES", amount).Refusal is null);
    }

    [Theory]
    [InlineData(0, "PAY-0422")]
    [InlineData(1, null)]
    [InlineData(TransferOrder.MaximumAmount, null)]
    [InlineData(TransferOrder.MaximumAmount + 1, "PAY-0422")]
    public void An_amount_is_refused_from_the_border_on(long amount, string? code) =>
        Assert.Equal(code, Order(Kenyan, Other, "KES", amount).Refusal?.Code);

    [Theory]
    [InlineData(TransferKind.Outward, false)]
    [InlineData(TransferKind.Forward, false)]
    [InlineData(TransferKind.Return, false)]
    [InlineData(TransferKind.Payment, true)]
    [InlineData(TransferKind.Refund, true)]
    [InlineData(TransferKind.Reversal, true)]
    [InlineData(TransferKind.Compensation, true)]
    public void A_transit_account_is_moved_by_outward_transfers_only(TransferKind kind, bool isRefused)
    {
        var transit = LedgerAccount.Open("tester", AccountKind.Transit, "On its way", "KES", 0, TimeProvider.System.GetUtcNow())!;
        foreach (var order in (TransferOrder[])[Order(transit, Kenyan, "KES", 1), Order(Kenyan, transit, "KES", 1)])
        {
            Assert.Equal(isRefused ? PaymentsProblems.OnlyOutward : null, (order with { Kind = kind }).Refusal);
        }

        Assert.Null((Order(Kenyan, Other, "KES", 1) with { Kind = kind }).Refusal);
    }

    [Fact]
    public void Currencies_that_differ_and_one_account_twice_are_refused()
    {
        Assert.Equal(PaymentsProblems.CurrenciesDiffer, Order(Kenyan, Moroccan, "KES", 1).Refusal);
        Assert.Equal(PaymentsProblems.CurrenciesDiffer, Order(Moroccan, Kenyan, "KES", 1).Refusal);
        Assert.Equal(PaymentsProblems.CurrenciesDiffer, Order(Kenyan, Other, "MAD", 1).Refusal);
        Assert.Equal(PaymentsProblems.SameAccount, Order(Kenyan, Kenyan, "KES", 1).Refusal);
    }

    [Fact]
    public void A_floor_is_zero_or_less_and_a_persons_is_zero()
    {
        Gen.Long.Sample(floor => (Open(AccountKind.Treasury, floor) is not null) == (floor is <= 0 and >= -LedgerAccount.Ceiling));
        Gen.Long[-5, 5].Sample(floor => (Open(AccountKind.Person, floor) is not null) == (floor == 0));
    }

    [Fact]
    public void Receipt_numbers_have_sixty_random_bits()
    {
        var numbers = Enumerable.Range(0, 2_000).Select(_ => ReceiptNumber.Next()).ToList();

        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.All(numbers, number => Assert.Matches("^R[0-9A-HJKMNP-TV-Z]{12}$", number));

        // At each place each of the 32 signs is as likely as another: 62.5 are expected.
        Assert.All(Enumerable.Range(1, 12), place => Assert.All(numbers.GroupBy(number => number[place]), sign => Assert.InRange(sign.Count(), 20, 120)));
    }

    private static LedgerAccount? Open(AccountKind kind, long floor) => LedgerAccount.Open("tester", kind, "An account", "KES", floor, TimeProvider.System.GetUtcNow());

    private static LedgerAccount Account(string currency) => LedgerAccount.Open("tester", AccountKind.Merchant, "An account", currency, 0, TimeProvider.System.GetUtcNow())!;

    private static TransferOrder Order(LedgerAccount debtor, LedgerAccount creditor, string currency, long amount) => new("tester", debtor, creditor, currency, amount, "test");
}
