using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Tests.Api;

/// <summary>A person's receipt is that of what was paid to them, and of nothing else.</summary>
public sealed class OwnReceiptTests(PaymentsHost host)
{
    private const string Number = "910000000319";

    [Fact]
    public async Task A_person_reads_the_receipt_of_what_they_were_paid_and_of_nothing_else()
    {
        var treasury = await host.OpenAsync("treasury", floor: "-100.00");
        var account = await host.OpenAsync("person");
        Assert.Equal("201", (await host.PostAsync("/payments/v1/mappings", new { subjectNumber = Number, accountId = account })).Outcome);
        var paid = (await host.PayAsync(treasury, new { accountId = account }, "5.00")).Text("transferId");
        var spent = (await host.PayAsync(account, new { accountId = treasury }, "1.00")).Text("transferId");

        Assert.Equal("5.00", await ReadAsync(FakeIdentity.SubjectHere(Number), paid));
        Assert.Null(await ReadAsync(FakeIdentity.SubjectHere(Number), spent));
        Assert.Null(await ReadAsync(FakeIdentity.SubjectHere("910000000320"), paid));
        Assert.Null(await ReadAsync("", paid));
        Assert.Null(await ReadAsync(FakeIdentity.SubjectHere(Number), paid, "ma"));
    }

    private async Task<string?> ReadAsync(string subject, string transfer, string tenant = "ke")
    {
        await using var scope = host.Scope(tenant);
        var db = scope.ServiceProvider.GetRequiredService<PaymentsDbContext>();
        return (await db.ReceiptToAsync(subject, TransferId.From(Guid.Parse(transfer)), TestContext.Current.CancellationToken))?.Amount.Amount;
    }
}
