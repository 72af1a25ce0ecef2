using System.Globalization;
using CsCheck;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Tests.Ledger;

/// <summary>What an account may pay, take and spend in a day, at each border (PAY-2.10, PAY-3.2, PAY-10.9).</summary>
public sealed class AccountMoneyTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    [Fact]
    public void An_account_pays_down_to_its_floor_and_what_it_keeps()
    {
        var (payer, payee) = (Account(-100), Account(0));
        Assert.True(payer.Covers(100, 0));
        Assert.False(payer.Covers(101, 0));

        // Thirty are kept: a payment that is not theirs leaves them, one that is uses them up.
        payer.Free(-30);
        Assert.Equal(30, payer.Reserved);
        Assert.True(payer.Covers(70, 0));
        Assert.False(payer.Covers(71, 0));
        Assert.True(payer.Covers(100, 30));
        Assert.False(payer.Covers(101, 30));
        payer.Pay(payee, 20, 20);
        Assert.Equal((-20, 10, 20, 0), (payer.Balance, payer.Reserved, payee.Balance, payee.Reserved));
        Assert.True(payer.Covers(70, 0));
        Assert.False(payer.Covers(71, 0));
    }

    [Fact]
    public void An_account_takes_up_to_its_ceiling()
    {
        var (payer, payee) = (Account(-LedgerAccount.Ceiling), Account(0));
        Assert.True(payee.Takes(LedgerAccount.Ceiling));
        payer.Pay(payee, LedgerAccount.Ceiling - 1, 0);
        Assert.True(payee.Takes(1));
        Assert.False(payee.Takes(2));
        Assert.Equal(999_999_999_999_999_999, LedgerAccount.Ceiling);
        Assert.Throws<OverflowException>(() => payer.Pay(payee, long.MaxValue, 0));
        payer.Free(-long.MaxValue);
        Assert.Throws<OverflowException>(() => payer.Free(-1));
    }

    [Fact]
    public void A_day_counts_its_own_payments()
    {
        var account = Account(0);
        var (today, tomorrow) = (new DateOnly(2026, 2, 28), new DateOnly(2026, 3, 1));
        Assert.Equal(0, account.SpentBy(today));
        account.Count(today, 5);
        account.Count(today, 7);
        Assert.Equal((12, 0), (account.SpentBy(today), account.SpentBy(tomorrow)));
        account.Count(tomorrow, 1);
        Assert.Equal((0, 1), (account.SpentBy(today), account.SpentBy(tomorrow)));
        Assert.Throws<OverflowException>(() => account.Count(tomorrow, long.MaxValue));
    }

    [Fact]
    public void An_account_is_opened_with_what_it_is_given()
    {
        var account = LedgerAccount.Open("tester", AccountKind.Treasury, "A treasury", "KES", -7, Now, new MerchantDetails { Category = "5411", Name = "SHOP", City = "NAIROBI" }, "pesabank")!;

        Assert.Equal(("tester", AccountKind.Treasury, "A treasury", "KES", -7, 0, Now), (account.Owner, account.Kind, account.Name, account.Currency, account.Floor, account.Balance, account.OpenedAt));
        Assert.Equal(("5411", "SHOP", "NAIROBI", "pesabank"), (account.MerchantCategory, account.MerchantName, account.MerchantCity, account.Participant));
        Assert.Equal(SchemeParticipant.Own, Account(0).Participant);
        Assert.Null(Account(0).MerchantCategory);
    }

    [Fact]
    public void A_posting_and_a_transfer_are_what_was_ordered()
    {
        var (payer, payee) = (Account(-100), Account(0));
        var ids = new RisingIds(Now.AddTicks(7));
        var order = new TransferOrder("tester", payer, payee, "KES", 12, "a reference") { Kind = TransferKind.Refund, Original = TransferId.From(Guid.CreateVersion7()) };
        var transfer = LedgerTransfer.Of(order, ids);
        var posting = LedgerPosting.Of(transfer, ids, payer.Id, -12, -40);

        Assert.Equal(("tester", TransferKind.Refund, order.Original, payer.Id, payee.Id, "KES", 12, "a reference", Now), (transfer.Owner, transfer.Kind, transfer.OriginalTransferId, transfer.DebtorAccountId, transfer.CreditorAccountId, transfer.Currency, transfer.Amount, transfer.Reference, transfer.PostedAt));
        Assert.Equal((transfer.Id, payer.Id, -12, -40, Now), (posting.TransferId, posting.AccountId, posting.Amount, posting.BalanceAfter, posting.PostedAt));
        Assert.True(transfer.Id.Value.CompareTo(posting.Id.Value) < 0);
    }

    [Theory]
    [InlineData(TransferKind.Payment, true)]
    [InlineData(TransferKind.Outward, true)]
    [InlineData(TransferKind.Refund, false)]
    [InlineData(TransferKind.Reversal, false)]
    [InlineData(TransferKind.Forward, false)]
    [InlineData(TransferKind.Return, false)]
    [InlineData(TransferKind.Compensation, false)]
    public void Only_what_somebody_pays_counts_against_limits(TransferKind kind, bool isLimited) =>
        Assert.Equal(isLimited, new TransferOrder("tester", Account(0), Account(0), "KES", 1, "test") { Kind = kind }.IsLimited);

    [Fact]
    public void Ids_of_one_moment_rise_and_tell_it()
    {
        var ids = new RisingIds(Now.AddTicks(9));
        var taken = Enumerable.Range(0, 4_096).Select(_ => ids.Next()).ToList();

        Assert.Equal(Now, ids.Moment);
        Assert.Equal(taken, taken.Order());
        Assert.Equal(taken.Count, taken.Distinct().Count());
        Assert.All(taken, id => Assert.Equal((7, Now.ToUnixTimeMilliseconds()), (id.Version, Convert.ToInt64(id.ToString("N")[..12], 16))));
    }

    [Theory]
    [InlineData(MandatePeriod.Daily, "2026-01-31", "2026-03-01", "2026-03-01")]
    [InlineData(MandatePeriod.Weekly, "2026-01-01", "2026-01-07", "2026-01-01")]
    [InlineData(MandatePeriod.Weekly, "2026-01-01", "2026-01-15", "2026-01-15")]
    [InlineData(MandatePeriod.Monthly, "2026-01-31", "2026-02-27", "2026-01-31")]
    [InlineData(MandatePeriod.Monthly, "2026-01-31", "2026-02-28", "2026-02-28")]
    [InlineData(MandatePeriod.Monthly, "2026-01-31", "2026-03-30", "2026-02-28")]
    [InlineData(MandatePeriod.Monthly, "2025-11-15", "2026-02-14", "2026-01-15")]
    [InlineData(MandatePeriod.Yearly, "2024-02-29", "2026-02-27", "2025-02-28")]
    [InlineData(MandatePeriod.Yearly, "2024-02-29", "2026-02-28", "2026-02-28")]
    [InlineData(MandatePeriod.Yearly, "2024-06-15", "2026-05-31", "2025-06-15")]
    public void A_period_starts_on_the_day_that_the_first_day_tells(MandatePeriod period, string first, string day, string start) =>
        Assert.Equal(Day(start), period.StartOf(Day(first), Day(day)));

    [Fact]
    public void A_period_has_no_other_kind_and_a_net_its_two_sides()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ((MandatePeriod)99).StartOf(DateOnly.MinValue, DateOnly.MinValue));
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 1_000_000]).Sample((paid, received) =>
            new NetPosition { Id = PositionId.From(Guid.Empty), WindowId = WindowId.From(Guid.Empty), Participant = "own", Currency = "KES", Paid = paid, Received = received }.Net == received - paid);
        Assert.Equal((0, 0, 1, 31), (LateReport.DaysAfter(new(2026, 2, 28), new(2026, 2, 27)), LateReport.DaysAfter(new(2026, 2, 28), new(2026, 2, 28)), LateReport.DaysAfter(new(2026, 2, 28), new(2026, 3, 1)), LateReport.DaysAfter(new(2026, 1, 31), new(2026, 3, 3))));
        Assert.Equal(310_000, LateReport.Owed(31, 10_000));
        Assert.Throws<OverflowException>(() => LateReport.Owed(2, long.MaxValue));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static LedgerAccount Account(long floor) => LedgerAccount.Open("tester", AccountKind.Merchant, "An account", "KES", floor, Now)!;
}
