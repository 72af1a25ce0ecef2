using DigitalIndiaStack.Core.Storage.Audit;
using DigitalIndiaStack.Core.Storage.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Core.Storage;

/// <summary>What an operator does to all stores of a process.</summary>
public static class StoreCommands
{
    extension(IServiceProvider services)
    {
        /// <summary>Verifies the audit chains of every block.</summary>
        /// <param name="known">Heads kept elsewhere, by block; see <see cref="AuditReport.Heads"/>.</param>
        public async Task<IReadOnlyList<AuditReport>> VerifyAuditAsync(
            IReadOnlyDictionary<string, IReadOnlyCollection<AuditMark>>? known = null, CancellationToken cancellationToken = default)
        {
            var reports = new List<AuditReport>();
            foreach (var store in services.GetServices<BlockStore>())
            {
                await using var scope = services.CreateAsyncScope();
                var marks = known?.GetValueOrDefault(store.Block) ?? [];
                reports.Add(await AuditVerifier.VerifyAsync(store.Open(scope.ServiceProvider), marks, cancellationToken));
            }

            return reports;
        }

        /// <summary>Empties every store, audit included. For a sandbox only: nothing brings the data back.</summary>
        public async Task ResetStoresAsync(CancellationToken cancellationToken = default)
        {
            foreach (var store in services.GetServices<BlockStore>())
            {
                await using var scope = services.CreateAsyncScope();
                await StoreReset.RunAsync(store.Open(scope.ServiceProvider), cancellationToken);
            }
        }
    }
}
