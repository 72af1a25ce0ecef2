using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Tests.Api;

public sealed class MapperTests(PaymentsHost host)
{
    private const string Mappings = "/payments/v1/mappings";

    [Fact]
    public async Task A_person_is_paid_on_the_account_linked_last()
    {
        const string number = "900012345671";
        var (treasury, first, second) = (await host.OpenAsync("treasury", floor: "-100.00"), await host.OpenAsync("person"), await host.OpenAsync("person"));
        var creditor = new { subject = FakeIdentity.SubjectAt("tester", number) };

        Assert.Equal("422 PAY-0425", (await host.PayAsync(treasury, creditor, "1.00")).Outcome);
        await host.PostAsync(Mappings, new { subjectNumber = number, accountId = first });
        var linked = await host.PostAsync(Mappings, new { subjectNumber = number, accountId = second });
        Assert.Equal(second, linked.Text("accountId"));
        Assert.Equal(201, (await host.PayAsync(treasury, creditor, "1.00")).Status);

        Assert.Equal(["0.00", "1.00"], [await host.BalanceAsync(first), await host.BalanceAsync(second)]);
    }

    [Fact]
    public async Task The_subject_of_another_client_or_of_nobody_is_paid_nothing()
    {
        const string number = "900012345672";
        var (treasury, account) = (await host.OpenAsync("treasury", floor: "-100.00"), await host.OpenAsync("person"));
        await host.PostAsync(Mappings, new { subjectNumber = number, accountId = account });

        Assert.Equal("422 PAY-0425", (await host.PayAsync(treasury, new { subject = FakeIdentity.SubjectAt("another", number) }, "1.00")).Outcome);
        Assert.Equal("422 PAY-0425", (await host.PostAsync(Mappings, new { subjectNumber = FakeIdentity.UnknownNumber, accountId = account })).Outcome);
    }

    [Fact]
    public async Task The_number_of_a_mapped_person_is_not_stored()
    {
        const string number = "900076543210";
        var account = await host.OpenAsync("person");
        await host.PostAsync(Mappings, new { subjectNumber = number, accountId = account }, "key-for-the-number");

        // The fake's subjects hold the number, so that they are taken out before it is looked for.
        await using var scope = host.Scope();
        var db = scope.ServiceProvider.GetRequiredService<PaymentsDbContext>();
        Assert.NotEmpty(await db.Links.Where(link => link.Subject == FakeIdentity.SubjectHere(number)).ToListAsync(TestContext.Current.CancellationToken));
        foreach (var table in (string[])["account_links", "accounts", "audit_records", "idempotency_keys"])
        {
            Assert.All(await RowsAsync(db, table), row => Assert.DoesNotContain(number, row.Replace(FakeIdentity.SubjectHere(number), "", StringComparison.Ordinal), StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Links_of_one_person_at_the_same_time_leave_one(bool onPostgreSql)
    {
        await using var own = await PaymentsHost.StartAsync(onPostgreSql);
        var accounts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => own.OpenAsync("person")));

        var linked = await Task.WhenAll(accounts.Select(account => own.PostAsync(Mappings, new { subjectNumber = "900012345673", accountId = account })));

        Assert.All(linked, answer => Assert.Equal(201, answer.Status));
        await using var scope = own.Scope();
        Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<PaymentsDbContext>().Links.CountAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<List<string>> RowsAsync(PaymentsDbContext db, string table)
    {
        var rows = new List<string>();
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The names of tables are constants of this test.
        command.CommandText = $"SELECT * FROM {table}";
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column) is byte[] bytes ? System.Text.Encoding.UTF8.GetString(bytes) : $"{reader.GetValue(column)}")));
        }

        Assert.NotEmpty(rows);
        return rows;
    }
}
