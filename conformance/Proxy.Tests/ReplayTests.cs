namespace DigitalIndiaStack.Conformance.Proxy.Tests;

public sealed class ReplayTests
{
    private const string Path = "payments/v1/transfers";

    [Fact]
    public async Task The_first_answer_again_is_good()
    {
        await using var between = await Between.StartAsync(Paid("R7K2M9QXD4TW8"), Paid("R7K2M9QXD4TW8", isReplay: true));

        await between.PostAsync(Path, "key-1", "{}");
        await between.PostAsync(Path, "key-1", "{}");

        Assert.Empty(between.Proxy.Tally.Findings);
    }

    [Theory]
    [InlineData("R000000000000", true)]
    [InlineData("R7K2M9QXD4TW8", false)]
    public async Task Another_answer_or_one_that_does_not_say_what_it_is_is_a_breach(string receipt, bool isReplay)
    {
        await using var between = await Between.StartAsync(Paid("R7K2M9QXD4TW8"), Paid(receipt, isReplay));

        await between.PostAsync(Path, "key-1", "{}");
        await between.PostAsync(Path, "key-1", "{}");

        var finding = Assert.Single(between.Proxy.Tally.Findings);
        Assert.Equal(("API-8.1", 2), (finding.Rule, finding.Sequence));
    }

    [Fact]
    public async Task The_same_key_with_another_body_must_be_refused()
    {
        await using var between = await Between.StartAsync(Paid("R7K2M9QXD4TW8"));

        await between.PostAsync(Path, "key-1", "{}");
        await between.PostAsync(Path, "key-1", "{ }");

        Assert.Equal("API-8.2", Assert.Single(between.Proxy.Tally.Findings).Rule);
    }

    [Fact]
    public async Task Another_key_is_another_write()
    {
        await using var between = await Between.StartAsync(Paid("R7K2M9QXD4TW8"), Paid("R000000000000"));

        await between.PostAsync(Path, "key-1", "{}");
        await between.PostAsync(Path, "key-2", "{}");

        Assert.Empty(between.Proxy.Tally.Findings);
    }

    private static Scripted Paid(string receipt, bool isReplay = false)
    {
        var paid = new Scripted
        {
            Status = 201,
            Body = $$"""
                { "transferId": "019ac8f2-3f4e-7a51-9d0c-5a7a31c0e010", "kind": "payment", "status": "posted", "receiptNumber": "{{receipt}}",
                  "debtorAccountId": "019ac8f2-3f4e-7a51-9d0c-5a7a31c0e000", "amount": { "currency": "KES", "amount": "5.00" }, "reference": "r", "postedAt": "2026-11-24T08:40:00Z" }
                """,
        };
        if (isReplay)
        {
            paid.Headers["Idempotency-Replayed"] = "true";
        }

        return paid;
    }
}
