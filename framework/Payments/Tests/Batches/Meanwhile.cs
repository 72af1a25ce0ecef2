using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DigitalIndiaStack.Payments.Tests.Batches;

/// <summary>Another host, which does something right after this one has looked.</summary>
internal sealed class Meanwhile : DbCommandInterceptor
{
    private Func<Task>? next;

    /// <summary>Does it once the next rows are found, before anything is made of them.</summary>
    public void Do(Func<Task> act) => next = act;

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (next is { } act)
        {
            next = null;
            await act();
        }

        return result;
    }
}
