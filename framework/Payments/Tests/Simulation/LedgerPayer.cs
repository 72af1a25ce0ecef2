using System.Text;
using System.Text.Json;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Tests.Simulation;

/// <summary>Something that pays an order, in the steps of a process that may die at each.</summary>
internal interface IPayer
{
    Task<Outcome> PayAsync(PaymentsHost host, IReadOnlyList<LedgerAccount> accounts, Order order, CancellationToken cancellationToken);
}

/// <summary>The ledger as an operation runs it: claim the key, post, keep the answer, commit.</summary>
internal sealed class LedgerPayer : IPayer
{
    public const string Client = "tester";

    public async Task<Outcome> PayAsync(PaymentsHost host, IReadOnlyList<LedgerAccount> accounts, Order order, CancellationToken cancellationToken)
    {
        await using var scope = host.Scope();
        var unit = scope.ServiceProvider.GetRequiredKeyedService<IUnitOfWork>("payments");
        try
        {
            return await PayAsync(scope.ServiceProvider, unit, accounts, order, cancellationToken);
        }
        catch (BeginAgainException again) when (again.InnerException is null)
        {
            // As an operation does: what shared its transaction with somebody who died begins again alone.
            return await PayAsync(scope.ServiceProvider, unit, accounts, order, cancellationToken);
        }
    }

    private static async Task<Outcome> PayAsync(IServiceProvider services, IUnitOfWork unit, IReadOnlyList<LedgerAccount> accounts, Order order, CancellationToken cancellationToken)
    {
        switch (await unit.BeginAsync(new IdempotentRequest("ke", Client, "createTransfer", order.Key, order.Fingerprint), cancellationToken))
        {
            case WorkStart.Begun begun:
                await using (begun.Work)
                {
                    return await PostAsync(services, begun.Work, accounts, order, cancellationToken);
                }

            case WorkStart.Replay replay:
                return new Outcome("paid", IdOf(replay.Answer));
            case WorkStart.Mismatch:
                return new Outcome("mismatch", "");
            default:
                return new Outcome("still running", "");
        }
    }

    private static async Task<Outcome> PostAsync(IServiceProvider services, IWork work, IReadOnlyList<LedgerAccount> accounts, Order order, CancellationToken cancellationToken)
    {
        var (from, to) = (accounts[order.From], accounts[order.To]);
        var (transfer, refusal) = await services.GetRequiredService<Block.Domain.Ledger>().PostAsync(
            new TransferAsk(Client, from.Id, to.Id, from.Currency, order.Amount, "test"), cancellationToken);
        if (transfer is null)
        {
            return refusal!.Code == "API-0422" ? new Outcome("mismatch", "") : new Outcome("refused", refusal.Code);
        }

        var id = transfer.Id.Value.ToString();
        await work.CommitAsync(new StoredAnswer(201, new Dictionary<string, string>(), Encoding.UTF8.GetBytes(order.Answer(id))), cancellationToken);
        return new Outcome("paid", id);
    }

    private static string IdOf(StoredAnswer answer)
    {
        using var body = JsonDocument.Parse(Encoding.UTF8.GetString(answer.Body.Span));
        return body.RootElement.GetProperty("transferId").GetString()!;
    }
}
