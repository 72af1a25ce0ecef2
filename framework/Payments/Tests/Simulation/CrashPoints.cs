using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DigitalIndiaStack.Payments.Tests.Simulation;

/// <summary>The process dies here: nothing after this point of the operation is done.</summary>
internal sealed class CrashException(string point) : Exception($"crashed {point}")
{
    /// <summary>Where, in words.</summary>
    public string Point => point;
}

/// <summary>
/// Every point at which a process can die while it works on the store: before and after each statement, before and after each commit.
/// Points are counted in the order in which they are passed, so that a number names the same place each time.
/// </summary>
internal sealed class CrashPoints : DbCommandInterceptor, IDbTransactionInterceptor
{
    // The work under test alone passes points; what the host does besides, such as sweeping keys, does not.
    private readonly AsyncLocal<bool> underTest = new();
    private int left = -1;
    private int passed;

    /// <summary>How many points were passed since the last arming.</summary>
    public int Passed => passed;

    /// <summary>Whether a commit was done since the last arming.</summary>
    public bool Committed { get; private set; }

    /// <summary>Lets the process die at a point, counted from zero; never when below zero.</summary>
    public void Arm(int point)
    {
        underTest.Value = true;
        left = point;
        passed = 0;
        Committed = false;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Pass("before a statement");
        return ValueTask.FromResult(result);
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Pass("after a statement");
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Pass("before a statement");
        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Pass("after a statement");
        return ValueTask.FromResult(result);
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Pass("before a commit");
        return ValueTask.FromResult(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Committed |= underTest.Value;
        Pass("after a commit");
        return Task.CompletedTask;
    }

    private void Pass(string point)
    {
        if (!underTest.Value)
        {
            return;
        }

        // Requests that share a transaction pass points at the same time.
        Interlocked.Increment(ref passed);
        if (Interlocked.Decrement(ref left) == -1)
        {
            throw new CrashException(point);
        }
    }
}
