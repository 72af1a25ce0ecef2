using System.Collections.Concurrent;
using System.Data.Common;
using DigitalIndiaStack.Core.Storage.Model;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace DigitalIndiaStack.Core.Storage;

/// <summary>Statements that every write makes and that are written by hand for that, and the few pieces of SQL in which the two databases differ.</summary>
internal static class StoreSql
{
    private static readonly ConcurrentDictionary<(Type Context, Type Entity), string> Tables = new();

    /// <summary>The quoted name of an entity's table, with its schema where there is one.</summary>
    public static string Table<TEntity>(BlockDbContext context) => Tables.GetOrAdd(
        (context.GetType(), typeof(TEntity)),
        static (key, context) =>
        {
            var entity = context.Model.FindEntityType(key.Entity)!;
            return context.GetService<ISqlGenerationHelper>().DelimitIdentifier(entity.GetTableName()!, entity.GetSchema());
        },
        context);

    /// <summary>Runs a statement whose parameters are <c>@name</c>; braces stand doubled in it.</summary>
    /// <returns>How many rows it changed.</returns>
    public static Task<int> ExecuteAsync(
        BlockDbContext context, string sql, CancellationToken cancellationToken, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var values = new object[parameters.Length];
        for (var place = 0; place < values.Length; place++)
        {
            values[place] = Parameter(context, parameters[place].Name, parameters[place].Value);
        }

        return context.Database.ExecuteSqlRawAsync(sql, values, cancellationToken);
    }

    /// <summary>A parameter for the context's database.</summary>
    public static DbParameter Parameter(BlockDbContext context, string name, object? value) => context.IsSqlite
        ? new SqliteParameter(name, value ?? DBNull.Value)
        : new NpgsqlParameter(name, value ?? DBNull.Value);

    /// <summary>The row lock of PostgreSQL; SQLite has one writer, which needs none.</summary>
    public static string ForUpdate(BlockDbContext context, bool skipLocked = false) =>
        context.IsSqlite ? "" : skipLocked ? " FOR UPDATE SKIP LOCKED" : " FOR UPDATE";

    /// <summary>A time as a parameter of raw SQL, as the column keeps it.</summary>
    public static object Time(BlockDbContext context, DateTimeOffset time) =>
        context.IsSqlite ? UtcMicroseconds.ToNumber(time) : UtcMicroseconds.Truncate(time);
}
