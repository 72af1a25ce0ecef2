using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Block.Settlement;

/// <summary>Lets the operator do on a page what an operation does, at the same desk and in one transaction.</summary>
internal sealed class SettlementOffice(SettlementDesk desk, [FromKeyedServices(PaymentsBlock.BlockName)] IUnitOfWork unit)
{
    /// <summary>Closes a window, whole or not at all.</summary>
    /// <returns>The code of the problem that refuses it.</returns>
    public Task<string?> CloseAsync(Guid windowId, CancellationToken cancellationToken) =>
        DoAsync(async () => (await desk.CloseAsync(windowId, cancellationToken)).Result, cancellationToken);

    /// <summary>Confirms a window, whole or not at all.</summary>
    /// <returns>The code of the problem that refuses it.</returns>
    public Task<string?> ConfirmAsync(Guid windowId, SettlementConfirmation confirmation, CancellationToken cancellationToken) =>
        DoAsync(async () => (await desk.ConfirmAsync(windowId, confirmation, cancellationToken)).Result, cancellationToken);

    private async Task<string?> DoAsync(Func<Task<IResult>> act, CancellationToken cancellationToken)
    {
        // A form has no idempotency key; the state of the window lets each act happen once.
        var begun = (WorkStart.Begun)await unit.BeginAsync(null, cancellationToken);
        await using (begun.Work)
        {
            if (await act() is ProblemHttpResult refused)
            {
                return (string)refused.ProblemDetails.Extensions["code"]!;
            }

            await begun.Work.CommitAsync(null, cancellationToken);
            return null;
        }
    }
}
