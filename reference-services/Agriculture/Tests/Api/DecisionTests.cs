using DigitalIndiaStack.Agriculture.Service.Storage;
using DigitalIndiaStack.Agriculture.Tests.Hosting;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Core.Values;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Agriculture.Tests.Api;

public sealed class DecisionTests
{
    [Fact]
    public async Task An_officer_decides_once_on_what_they_saw()
    {
        await using var host = await AgricultureHost.StartAsync();
        var reviewed = await host.ReviewableAsync("amina");
        var (application, tag) = (reviewed.Text("applicationId"), reviewed.Header("ETag"));

        Assert.Equal("403 API-0403", (await host.DecideAsync("amina", application, tag)).Outcome);
        Assert.Equal("428 API-0428", (await host.DecideAsync("officer", application, null)).Outcome);
        Assert.Equal("412 API-0412", (await host.DecideAsync("officer", application, "\"99\"")).Outcome);
        Assert.Equal("404 AGR-0404", (await host.DecideAsync("officer", application, tag, tenant: "ma")).Outcome);
        var rejected = await host.DecideAsync("officer", application, tag, "reject");

        Assert.Equal(["rejected", "Checked."], [rejected.Text("status"), rejected.Text("reason")]);
        Assert.Equal("409 AGR-0409", (await host.DecideAsync("officer", application, rejected.Header("ETag"))).Outcome);
    }

    [Fact]
    public async Task An_officer_does_not_decide_on_their_own_application()
    {
        await using var host = await AgricultureHost.StartAsync();
        var reviewed = await host.ReviewableAsync("officer");

        Assert.Equal("403 AGR-0412", (await host.DecideAsync("officer", reviewed.Text("applicationId"), reviewed.Header("ETag"))).Outcome);
        Assert.Equal("under-review", (await host.ReadAsync("officer", reviewed.Text("applicationId"))).Text("status"));
    }

    [Fact]
    public async Task Officers_list_the_applications_of_their_tenant()
    {
        await using var host = await AgricultureHost.StartAsync();
        var reviewed = await host.ReviewableAsync("amina");
        await host.ApplyAsync("baraka");

        Assert.Equal("403 API-0403", (await host.SendAsync("amina", HttpMethod.Get, "/applications")).Outcome);
        Assert.Equal(2, Count(await host.SendAsync("officer", HttpMethod.Get, "/applications")));
        Assert.Equal(0, Count(await host.SendAsync("officer", HttpMethod.Get, "/applications", null, "ma")));
        var waiting = await host.SendAsync("officer", HttpMethod.Get, "/applications?status=under-review");
        Assert.Equal(reviewed.Text("applicationId"), waiting.Json.GetProperty("items").EnumerateArray().Single().GetProperty("applicationId").GetString());
    }

    [Fact]
    public async Task What_an_officer_reads_in_a_list_is_recorded_as_what_they_open()
    {
        await using var host = await AgricultureHost.StartAsync();
        await host.ReviewableAsync("amina");

        await host.SendAsync("officer", HttpMethod.Get, "/applications");

        await using var scope = host.Host.Services.CreateTenantScope(TenantId.Parse("ke"));
        var looks = scope.ServiceProvider.GetRequiredService<AgricultureDbContext>().AuditTrail.Where(record => record.Action == "application.read");
        Assert.Equal([("officer", "amina")], (await looks.ToListAsync(TestContext.Current.CancellationToken)).Select(look => (look.Actor, look.Subject)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_decisions_at_the_same_time_one_counts(bool onPostgreSql)
    {
        await using var host = await AgricultureHost.StartAsync(onPostgreSql);
        var reviewed = await host.ReviewableAsync("amina");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number =>
            host.DecideAsync($"officer-{number}", reviewed.Text("applicationId"), reviewed.Header("ETag"), number % 2 == 0 ? "approve" : "reject")));

        Assert.Equal(["200", .. Enumerable.Repeat("412 API-0412", 7)], answers.Select(answer => answer.Outcome).Order());
    }

    [Fact]
    public async Task A_payment_whose_answer_was_lost_is_made_once()
    {
        await using var host = await AgricultureHost.StartAsync();
        var application = await ApproveAsync(host, "amina", lost: 2);

        var paid = await host.WaitAsync("amina", application, "paid");

        var transfer = Assert.Single(host.Peers.Transfers).Value;
        Assert.Equal(["paid", transfer.Answer.ReceiptNumber], [paid.Text("status"), paid.Text("receiptNumber")]);
        Assert.Equal(3, host.Peers.TransferCalls.Count);
        Assert.Single(host.Peers.TransferCalls.Distinct());
        Assert.Equal(["amina", paid.Text("trackingNumber")], [transfer.Draft.Creditor.Subject, transfer.Draft.Reference]);
    }

    public static TheoryData<string, Exception> Failures => new()
    {
        { "no answer in time", new TaskCanceledException("timeout") },
        { "an answer that breaks off", new IOException("cut") },
        { "a store that is full", new DbUpdateException("full", new SqliteException("full", 13)) },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task A_payment_that_fails_is_tried_again_and_does_not_end_the_host(string what, Exception failure)
    {
        await using var host = await AgricultureHost.StartAsync();
        host.Peers.Failures.Enqueue(failure);
        var application = await ApproveAsync(host, "amina");

        var paid = await host.WaitAsync("amina", application, "paid");

        Assert.True(paid.Text("status") == "paid", what);
        Assert.Equal(2, host.Peers.TransferCalls.Count);
    }

    [Fact]
    public async Task One_who_cannot_be_paid_does_not_hold_up_the_others()
    {
        await using var host = await AgricultureHost.StartAsync();
        host.Peers.Unlinked["amina"] = true;
        var first = await ApproveAsync(host, "amina");
        var second = await ApproveAsync(host, "baraka");

        Assert.Equal("paid", (await host.WaitAsync("baraka", second, "paid")).Text("status"));
        Assert.Equal("approved", (await host.ReadAsync("amina", first)).Text("status"));
        host.Peers.Unlinked.Clear();
        Assert.Equal("paid", (await host.WaitAsync("amina", first, "paid")).Text("status"));
    }

    private static async Task<string> ApproveAsync(AgricultureHost host, string person, int lost = 0)
    {
        host.Peers.AnswersLost = lost;
        var reviewed = await host.ReviewableAsync(person);
        Assert.Equal("approved", (await host.DecideAsync("officer", reviewed.Text("applicationId"), reviewed.Header("ETag"))).Text("status"));
        return reviewed.Text("applicationId");
    }

    private static int Count(BlockAnswer page) => page.Json.GetProperty("items").GetArrayLength();
}
