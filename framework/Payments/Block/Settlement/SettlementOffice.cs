using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Settlement;

/// <summary>What the operator does on a page.</summary>
internal sealed class SettlementOffice(SettlementDesk desk, PageWork work)
{
    /// <summary>Closes a window, whole or not at all.</summary>
    /// <returns>The code of the problem that refuses it.</returns>
    public Task<string?> CloseAsync(Guid windowId, CancellationToken cancellationToken) =>
        work.DoAsync(async () => (await desk.CloseAsync(windowId, cancellationToken)).Result, cancellationToken);

    /// <summary>Confirms a window, whole or not at all.</summary>
    /// <returns>The code of the problem that refuses it.</returns>
    public Task<string?> ConfirmAsync(Guid windowId, SettlementConfirmation confirmation, CancellationToken cancellationToken) =>
        work.DoAsync(async () => (await desk.ConfirmAsync(windowId, confirmation, cancellationToken)).Result, cancellationToken);
}
