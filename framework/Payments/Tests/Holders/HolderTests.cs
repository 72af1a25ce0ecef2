using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Tests.Holders;

/// <summary>A person holds the account of kind person that is linked to them, and sees what is on it.</summary>
public sealed class HolderTests(PaymentsHost host)
{
    private const string Number = "910000000327";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_sees_what_they_paid_and_what_became_of_it_and_nobody_else_does()
    {
        var parties = await DisputeParties.MakeAsync(host);
        var account = await host.OpenAsync("person");
        await LinkAsync(account);
        await host.PayAsync(parties.Treasury, new { accountId = account }, "20.00");
        var paid = (await host.PayAsync(account, new { accountId = parties.Shop }, "10.00")).Text("transferId");
        var dispute = (await parties.OpenAsync(paid)).Text("disputeId");

        Assert.Equal([paid, dispute], await SeenAsync(FakeIdentity.SubjectHere(Number), paid, dispute));

        Assert.Equal(["", ""], await SeenAsync(FakeIdentity.SubjectHere("910000000335"), paid, dispute));
        Assert.Equal(["", ""], await SeenAsync("", paid, dispute));
        Assert.Equal(["", ""], await SeenAsync(FakeIdentity.SubjectHere(Number), paid, dispute, "ma"));
        await LinkAsync(await host.OpenAsync("person"));
        Assert.Equal(["", ""], await SeenAsync(FakeIdentity.SubjectHere(Number), paid, dispute));
    }

    [Fact]
    public async Task An_account_of_another_kind_is_paid_on_and_not_held()
    {
        var treasury = await host.OpenAsync("treasury", floor: "-100.00");
        var paid = (await host.PayAsync(treasury, new { accountId = await host.OpenAsync() }, "5.00")).Text("transferId");
        Assert.Equal("201", (await host.PostAsync("/payments/v1/mappings", new { subjectNumber = "910000000343", accountId = treasury })).Outcome);

        Assert.Equal(["", ""], await SeenAsync(FakeIdentity.SubjectHere("910000000343"), paid, Guid.Empty.ToString()));
    }

    private async Task LinkAsync(string account) =>
        Assert.Equal("201", (await host.PostAsync("/payments/v1/mappings", new { subjectNumber = Number, accountId = account })).Outcome);

    private async Task<string[]> SeenAsync(string subject, string transfer, string dispute, string tenant = "ke")
    {
        await using var scope = host.Scope(tenant);
        var db = scope.ServiceProvider.GetRequiredService<PaymentsDbContext>();
        var paid = await db.PaidByHolderAsync(subject, Guid.Parse(transfer), Cancellation);
        var receipt = await db.ReceiptFromAsync(subject, TransferId.From(Guid.Parse(transfer)), Cancellation);
        Assert.Equal(paid?.Transfer.Id.Value, receipt?.TransferId);
        var held = await db.HeldDisputeAsync(subject, Guid.Parse(dispute), Cancellation);
        Assert.Equal(held is null ? 0 : 1, (await db.HeldDisputesAsync(subject, DisputeId.From(Guid.AllBitsSet), 2, Cancellation)).Count);
        return [$"{paid?.Transfer.Id.Value}", $"{held?.Dispute.Id.Value}"];
    }
}
