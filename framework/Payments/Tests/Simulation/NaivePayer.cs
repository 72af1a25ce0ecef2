using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Tests.Simulation;

/// <summary>A service that looks whether the key is known, pays, and then writes the key down: right as long as nothing dies in between.</summary>
internal sealed class NaivePayer : IPayer
{
    private readonly LedgerPayer ledger = new();

    public async Task<Outcome> PayAsync(PaymentsHost host, IReadOnlyList<LedgerAccount> accounts, Order order, CancellationToken cancellationToken)
    {
        await using var scope = host.Scope();
        var store = scope.ServiceProvider.GetRequiredService<PaymentsDbContext>().Database;
        await store.ExecuteSqlAsync($"CREATE TABLE IF NOT EXISTS naive_keys (key TEXT, answer TEXT)", cancellationToken);
        var known = await store.SqlQuery<string>($"SELECT answer AS \"Value\" FROM naive_keys WHERE key = {order.Key}").ToListAsync(cancellationToken);
        if (known.Count > 0)
        {
            var parts = known[0].Split(' ');
            return parts[0] == order.Fingerprint ? new Outcome("paid", parts[1]) : new Outcome("mismatch", "");
        }

        var outcome = await ledger.PayAsync(host, accounts, order with { Key = Guid.CreateVersion7().ToString() }, cancellationToken);
        if (outcome.Kind == "paid")
        {
            await store.ExecuteSqlAsync($"INSERT INTO naive_keys (key, answer) VALUES ({order.Key}, {$"{order.Fingerprint} {outcome.Detail}"})", cancellationToken);
        }

        return outcome;
    }
}
