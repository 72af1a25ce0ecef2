using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DigitalIndiaStack.Payments.Tests.GroupCommit;

/// <summary>Holds a commit up, so that requests gather behind it, and counts what is committed after.</summary>
internal sealed class HeldCommit : DbTransactionInterceptor
{
    private TaskCompletionSource? held;
    private TaskCompletionSource? reached;
    private int commits;

    public int Commits => commits;

    /// <summary>Holds the next commit.</summary>
    /// <returns>Ends when it is reached.</returns>
    public Task Hold()
    {
        (held, reached, commits) = (new TaskCompletionSource(), new TaskCompletionSource(), 0);
        return reached.Task;
    }

    public void Release() => held!.SetResult();

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref commits);
        if (held is { } gate && reached!.TrySetResult())
        {
            await gate.Task;
        }

        return result;
    }
}
