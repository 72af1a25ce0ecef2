using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>Inserts where another may do the same at the same moment: one wins, nobody fails, and a running transaction stays good.</summary>
internal static class InsertIfAbsent
{
    // Tokens ask twice each; by which values are there, one bit for each property.
    private static readonly ConcurrentDictionary<(Type Context, Type Entity, ulong Present), string> Statements = new();

    /// <summary>Inserts the row unless its key, or another unique value of it, is there already.</summary>
    /// <returns>Whether this call inserted it.</returns>
    public static async Task<bool> TryInsertAsync<TEntity>(this IdentityDbContext db, TEntity row, CancellationToken cancellationToken)
        where TEntity : class
    {
        var entity = db.Model.FindEntityType(typeof(TEntity))!;
        var (present, values, bits) = (new List<IProperty>(), new List<object>(), 0UL);
        foreach (var property in entity.GetProperties())
        {
            if (Value(property, row) is { } value)
            {
                present.Add(property);
                values.Add(value);
                bits |= 1UL << property.GetIndex();
            }
        }

        var sql = Statements.GetOrAdd((db.GetType(), typeof(TEntity), bits), _ => Write(entity, present, db.GetService<ISqlGenerationHelper>()));
        return await db.Database.ExecuteSqlRawAsync(sql, values, cancellationToken) == 1;
    }

    // Only names of the model are in the text; every value is a parameter.
    private static string Write(IEntityType entity, List<IProperty> present, ISqlGenerationHelper quote)
    {
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        var columns = present.Select(property => quote.DelimitIdentifier(property.GetColumnName(table)!));
        var places = present.Select((_, place) => $"{{{place}}}");
        return $"INSERT INTO {quote.DelimitIdentifier(table.Name, table.Schema)} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", places)}) ON CONFLICT DO NOTHING";
    }

    private static object? Value(IProperty property, object row)
    {
        var value = property.GetGetter().GetClrValue(row);
        return property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }
}
