using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace DigitalIndiaStack.Core.Storage.Sets;

/// <summary>Writes many rows of one table in one statement, past the change tracker, which spends more on a row than the database does.</summary>
internal static class RowSets
{
    private static readonly ConcurrentDictionary<(Type Context, Type Row), SetColumn[]> Columns = new();

    /// <summary>Adds rows.</summary>
    public static async Task AddAsync<TRow>(BlockDbContext context, IReadOnlyList<TRow> rows, CancellationToken cancellationToken)
        where TRow : class
    {
        var columns = Of<TRow>(context);
        var (source, parameters) = SetSource.Of(context, columns, rows);
        var sql = $"INSERT INTO {StoreSql.Table<TRow>(context)} ({Names(context, columns)}) SELECT {string.Join(", ", columns.Select((_, place) => $"v.c{place}"))} FROM {source}";
        Expect(rows.Count, await StoreSql.ExecuteAsync(context, sql, cancellationToken, parameters));
    }

    /// <summary>Brings some columns of rows, which are found by their keys, to what the rows say.</summary>
    public static async Task ChangeAsync<TRow>(BlockDbContext context, IReadOnlyList<TRow> rows, string[] properties, CancellationToken cancellationToken)
        where TRow : class
    {
        var keys = context.Model.FindEntityType(typeof(TRow))!.FindPrimaryKey()!.Properties.Select(property => property.Name).ToArray();
        SetColumn[] columns = [.. keys.Concat(properties).Select(name => Of<TRow>(context).Single(column => column.Property == name))];
        var (source, parameters) = SetSource.Of(context, columns, rows);
        var delimit = context.GetService<ISqlGenerationHelper>();
        var named = columns.Select((column, place) => (Name: delimit.DelimitIdentifier(column.Name), place)).ToArray();
        var counted = typeof(IVersioned).IsAssignableFrom(typeof(TRow)) ? ", version = t.version + 1" : "";
        var sql = $"UPDATE {StoreSql.Table<TRow>(context)} AS t SET {string.Join(", ", named[keys.Length..].Select(column => $"{column.Name} = v.c{column.place}"))}{counted} FROM {source} WHERE {string.Join(" AND ", named[..keys.Length].Select(column => $"t.{column.Name} = v.c{column.place}"))}";
        Expect(rows.Count, await StoreSql.ExecuteAsync(context, sql, cancellationToken, parameters));
    }

    private static SetColumn[] Of<TRow>(BlockDbContext context) => Columns.GetOrAdd(
        (context.GetType(), typeof(TRow)),
        static (key, context) => [.. context.Model.FindEntityType(key.Row)!.GetProperties().Select(property => new SetColumn(property))],
        context);

    private static string Names(BlockDbContext context, SetColumn[] columns)
    {
        var delimit = context.GetService<ISqlGenerationHelper>();
        return string.Join(", ", columns.Select(column => delimit.DelimitIdentifier(column.Name)));
    }

    // A row that is not there was taken away by somebody: nothing of the set may stand.
    private static void Expect(int rows, int written)
    {
        if (rows != written)
        {
            throw new DbUpdateConcurrencyException($"{written} of {rows} rows were written.");
        }
    }
}
