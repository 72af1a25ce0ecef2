using System.Text.Json;

namespace DigitalIndiaStack.Payments.Tests.Simulation;

/// <summary>
/// One run of the simulation: random orders, repeats, other bodies under old keys, crashes and jumps of the clock, each step held against the model.
/// All chance comes from the seed, so that a seed gives the same run again.
/// </summary>
internal sealed class LedgerRun(SimulatedLedger ledger, IPayer payer, int seed)
{
    private const int ReadEvery = 20;

    // More points than any payment has, so that some crashes are not reached.
    private const int MostPoints = 44;

    private static readonly TimeSpan[] Jumps =
        [TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), TimeSpan.FromHours(-1), TimeSpan.FromDays(1), TimeSpan.FromDays(-1), TimeSpan.FromDays(3)];

    private readonly Random random = new(seed);
    private readonly LedgerModel model = new(SimulatedLedger.Plan);
    private readonly List<Order> orders = [];

    /// <summary>The client's own log: what it was told, in JSON lines as the verifier reads them.</summary>
    public List<string> Log { get; } = [];

    /// <summary>How many of the payments died.</summary>
    public int Crashes { get; private set; }

    /// <summary>Runs.</summary>
    /// <returns>What went wrong, with the step; <see langword="null"/> when nothing did.</returns>
    public async Task<string?> RunAsync(int steps)
    {
        for (var step = 1; step <= steps; step++)
        {
            if (random.Next(4) == 0)
            {
                ledger.Clock.Jump(Jumps[random.Next(Jumps.Length)]);
            }

            var order = Choose();
            var fault = await PayAsync(order) ?? (step % ReadEvery == 0 || step == steps ? await CompareAsync() : null);
            if (fault is not null)
            {
                return $"step {step}: {order}: {fault}";
            }
        }

        return null;
    }

    /// <summary>A new order, a repeat, or an old key with another body.</summary>
    private Order Choose()
    {
        if (orders.Count > 0 && random.Next(3) == 0)
        {
            var before = orders[^random.Next(1, Math.Min(orders.Count, 8) + 1)];
            return random.Next(4) == 0 ? before with { Amount = before.Amount + 1 } : before;
        }

        // Half of the orders come from the treasury, so that most of them can be paid.
        var order = new Order($"key-{seed}-{orders.Count}", random.Next(2) * random.Next(SimulatedLedger.Plan.Count), random.Next(SimulatedLedger.Plan.Count), random.Next(10) == 0 ? -random.Next(2) : random.Next(1, 300));
        orders.Add(order);
        return order;
    }

    private async Task<string?> PayAsync(Order order)
    {
        var expected = model.Expect(order);
        var told = await ledger.PayAsync(payer, order, random.Next(2) == 0 ? random.Next(MostPoints) : -1);
        if (told is null)
        {
            // Nobody was told; a commit that was done counts all the same, and a repeat must find it.
            Crashes++;
            if (ledger.Committed && expected.Kind == "paid")
            {
                model.Pay(order, null);
            }

            return null;
        }

        if (!LedgerModel.Agree(expected, told))
        {
            return $"told {Words(told)}, expected {Words(expected)}";
        }

        if (told.Kind == "paid")
        {
            model.Pay(order, told.Detail);
            Log.Add(JsonSerializer.Serialize(new { tenant = "ke", client = LedgerPayer.Client, key = order.Key, status = 201, body = order.Answer(told.Detail) }));
        }

        return null;
    }

    // The number of a transfer does not come from the seed.
    private static string Words(Outcome outcome) => outcome.Kind == "paid" ? "paid" : $"{outcome}";

    private async Task<string?> CompareAsync()
    {
        var (balances, transfers) = await ledger.ReadAsync();
        return !balances.SequenceEqual(model.Balances) ? $"balances {string.Join(' ', balances)}, expected {string.Join(' ', model.Balances)}"
            : transfers != model.Transfers ? $"{transfers} transfers, expected {model.Transfers}"
            : null;
    }
}
