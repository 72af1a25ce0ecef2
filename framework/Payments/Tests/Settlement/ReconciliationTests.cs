using System.Text.Json;
using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Settlement;
using DigitalIndiaStack.Payments.Contracts;
using DigitalIndiaStack.Payments.Tests.Hosting;

namespace DigitalIndiaStack.Payments.Tests.Settlement;

/// <summary>A bank's own list against what was counted.</summary>
public sealed class ReconciliationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_planted_difference_is_told_and_nothing_else(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        var parties = await SettlementParties.MakeAsync(host);
        var ids = new List<string>();
        for (var turn = 1; turn <= 6; turn++)
        {
            ids.Add(await parties.PayAsync($"{turn}.00", back: turn == 6));
        }

        var open = await parties.OpenWindowAsync();
        Assert.Equal("409 PAY-0511", (await parties.ReconcileAsync(open, new { items = Array.Empty<object>() })).Outcome);
        var window = await parties.TurnAsync();
        var own = await parties.CountedAsync(window);
        Assert.Equal((true, ""), Read(await parties.ReconcileAsync(window, List(own))));

        var foreign = $"{Guid.CreateVersion7()}";
        object[] spoilt =
        [
            SettlementParties.Listed(ids[0], "-1.00"), SettlementParties.Listed(ids[1], "-2.01"), SettlementParties.Listed(ids[2], "-3.00", "USD"), SettlementParties.Listed(ids[4], "-5.00"),
            SettlementParties.Listed(ids[4], "-5.00"), SettlementParties.Listed(ids[5], "-6.00"), SettlementParties.Listed(foreign, "9.00"),
        ];
        var told = await parties.ReconcileAsync(window, new { items = spoilt });

        string[] expected =
        [
            $"{ids[1]} otherAmount -2.00 -2.01", $"{ids[2]} otherCurrency -3.00 -3.00", $"{ids[4]} duplicate -5.00 -5.00", $"{ids[5]} otherAmount 6.00 -6.00",
            $"{foreign} missingHere - 9.00", $"{ids[3]} missingThere -4.00 -",
        ];
        Assert.Equal((false, string.Join('\n', expected)), Read(told));
    }

    [Fact]
    public async Task A_list_of_a_part_is_compared_with_that_part()
    {
        await using var host = await PaymentsHost.StartAsync(false);
        var parties = await SettlementParties.MakeAsync(host);
        for (var turn = 1; turn <= 5; turn++)
        {
            await parties.PayAsync($"{turn}.00");
        }

        var window = await parties.TurnAsync();
        var own = await parties.CountedAsync(window);
        var middle = own.Skip(1).Take(3).ToList();

        Assert.Equal((true, ""), Read(await parties.ReconcileAsync(window, new { after = own[0].Id, upTo = own[3].Id, items = Items(middle) })));
        Assert.Equal((false, $"{own[4].Id} missingThere {own[4].Amount} -"), Read(await parties.ReconcileAsync(window, new { after = own[0].Id, items = Items(middle) })));
        Assert.Equal("422 PAY-0513", (await parties.ReconcileAsync(window, new { after = own[1].Id, items = Items(middle) })).Outcome);
        Assert.Equal("422 PAY-0513", (await parties.ReconcileAsync(window, new { upTo = own[2].Id, items = Items(middle) })).Outcome);
        Assert.Equal("422 PAY-0422", (await parties.ReconcileAsync(window, new { items = new[] { SettlementParties.Listed(own[0].Id, "1.001") } })).Outcome);
        Assert.Equal("404 PAY-0404", (await parties.ReconcileAsync($"{Guid.CreateVersion7()}", List(own))).Outcome);
        Assert.Equal("400 API-0400", (await parties.ReconcileAsync(window, new { items = Enumerable.Repeat(Items(own)[0], 5001) })).Outcome);
    }

    /// <summary>Whatever is spoilt of a list, just that is told: of chance, from one seed.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void However_a_list_is_spoilt_its_differences_are_those(int seed)
    {
        var random = new Random(seed);
        for (var turn = 0; turn < 300; turn++)
        {
            var counted = Enumerable.Range(0, random.Next(12)).Select(_ => new ReconciledTransfer(TransferId.From(Guid.CreateVersion7()), "KES", random.Next(1, 1000) * (random.Next(2) == 0 ? -1 : 1))).ToList();
            var (listed, expected) = (new List<ReconciledTransfer>(), new List<(TransferId, ReconciliationFinding)>());
            foreach (var transfer in counted)
            {
                Spoil(transfer, random.Next(7), listed, expected);
            }

            var shuffled = listed.OrderBy(_ => random.Next()).ToList();
            var told = Reconciliation.Compare(counted, shuffled).Select(found => (found.Id, found.Finding));
            Assert.Equal(expected.OrderBy(Order), told.OrderBy(Order));
        }

        static (Guid, ReconciliationFinding) Order((TransferId Id, ReconciliationFinding Finding) found) => (found.Id.Value, found.Finding);
    }

    private static void Spoil(ReconciledTransfer transfer, int how, List<ReconciledTransfer> listed, List<(TransferId Id, ReconciliationFinding Finding)> expected)
    {
        var stranger = transfer with { Id = TransferId.From(Guid.CreateVersion7()) };
        var (lines, findings) = how switch
        {
            0 => (Array.Empty<ReconciledTransfer>(), new[] { (transfer.Id, ReconciliationFinding.MissingThere) }),
            1 => ([transfer with { Amount = -transfer.Amount }], [(transfer.Id, ReconciliationFinding.OtherAmount)]),
            2 => ([transfer with { Currency = "USD", Amount = 1 }], [(transfer.Id, ReconciliationFinding.OtherCurrency)]),
            3 => ([transfer, transfer, transfer], [(transfer.Id, ReconciliationFinding.Duplicate), (transfer.Id, ReconciliationFinding.Duplicate)]),
            4 => ([transfer, stranger], [(stranger.Id, ReconciliationFinding.MissingHere)]),
            _ => (new[] { transfer }, Array.Empty<(TransferId, ReconciliationFinding)>()),
        };
        listed.AddRange(lines);
        expected.AddRange(findings);
    }

    private static object List(IEnumerable<(string Id, string Amount)> own) => new { items = Items(own) };

    private static object[] Items(IEnumerable<(string Id, string Amount)> own) => [.. own.Select(entry => SettlementParties.Listed(entry.Id, entry.Amount))];

    private static (bool Matches, string Differences) Read(BlockAnswer answer)
    {
        Assert.Equal("200", answer.Outcome);
        return (answer.Json.GetProperty("matches").GetBoolean(), string.Join('\n', answer.Json.GetProperty("differences").EnumerateArray().Select(found =>
            $"{found.GetProperty("transferId").GetString()} {found.GetProperty("difference").GetString()} {Amount(found, "here")} {Amount(found, "there")}")));
    }

    private static string Amount(JsonElement found, string side) => found.TryGetProperty(side, out var money) ? money.GetProperty("amount").GetString()! : "-";
}
