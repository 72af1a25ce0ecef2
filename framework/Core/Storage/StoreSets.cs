using DigitalIndiaStack.Core.Storage.Sets;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Core.Storage;

/// <summary>Writes many rows at once, for work by the hundred.</summary>
public static class StoreSets
{
    extension(BlockDbContext context)
    {
        /// <summary>Adds many rows in one statement inside the running transaction; they are not followed, and are given their tenant as by a save.</summary>
        public Task AddManyAsync<TRow>(IReadOnlyList<TRow> rows, CancellationToken cancellationToken)
            where TRow : class, ITenantOwned
        {
            SaveRules.Apply(context, rows, areNew: true);
            return rows.Count == 0 ? Task.CompletedTask : RowSets.AddAsync(context, rows, cancellationToken);
        }

        /// <summary>Changes columns of many rows in one statement inside the running transaction, to what the rows say, whether they are followed or not.</summary>
        /// <exception cref="DbUpdateConcurrencyException">One of them is not there any more.</exception>
        public Task ChangeManyAsync<TRow>(IReadOnlyList<TRow> rows, CancellationToken cancellationToken, params string[] properties)
            where TRow : class, ITenantOwned
        {
            SaveRules.Apply(context, rows, areNew: false);
            return rows.Count == 0 ? Task.CompletedTask : RowSets.ChangeAsync(context, rows, properties, cancellationToken);
        }
    }
}
