using System.Diagnostics;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Block.Importing;

/// <summary>Checks uploaded imports and enrols from released ones, some lines in each transaction; several hosts may work on one import at once.</summary>
internal sealed class ImportRounds(IServiceProvider services, TimeProvider clock) : StoreRounds(Work, TimeSpan.FromMilliseconds(500), services)
{
    /// <summary>The name under which imports are announced.</summary>
    public const string Work = "register-imports";

    private readonly IServiceProvider services = services;

    protected override async Task<bool> RunAsync(CancellationToken stopping)
    {
        var more = false;
        var due = await DueAsync(scope => scope.GetRequiredService<IdentityDbContext>().DueImportsAsync(clock.GetUtcNow(), stopping), stopping);

        // Each by itself, and a piece of each in turn: one that is long or cannot go on must not hold up those behind it.
        foreach (var import in due)
        {
            var begun = Stopwatch.GetTimestamp();
            await TryAsync(TenantId.Parse(import.Tenant), async scope => more |= await StepAsync(scope, import.Id, stopping), stopping);

            // Sign-ins write to the same store, which is theirs now for as long as this took.
            await Task.Delay(Stopwatch.GetElapsedTime(begun), stopping);
        }

        return more;
    }

    /// <summary>Works on the next lines of an import.</summary>
    /// <returns>Whether there may be more to do at once.</returns>
    private static async Task<bool> StepAsync(IServiceProvider scope, ImportId id, CancellationToken cancellationToken)
    {
        var db = scope.GetRequiredService<IdentityDbContext>();
        if (await db.ImportAsync(id, cancellationToken) is not { } import)
        {
            return false;
        }

        var begun = (WorkStart.Begun)await db.OwnUnit().BeginAsync(null, cancellationToken);
        await using (begun.Work)
        {
            var more = import.Status == RegisterImportStatus.Draft
                ? await scope.GetRequiredService<LineCheck>().CheckAsync(import, cancellationToken)
                : await scope.GetRequiredService<LineEnroller>().EnrolAsync(import, cancellationToken);
            await begun.Work.CommitAsync(null, cancellationToken);
            return more;
        }
    }
}
