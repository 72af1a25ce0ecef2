using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>Inserts where another may do the same at the same moment: one wins, nobody fails, and a running transaction stays good.</summary>
internal static class InsertIfAbsent
{
    /// <summary>Inserts the row unless its key, or another unique value of it, is there already.</summary>
    /// <returns>Whether this call inserted it.</returns>
    public static async Task<bool> TryInsertAsync<TEntity>(this IdentityDbContext db, TEntity row, CancellationToken cancellationToken)
        where TEntity : class
    {
        var entity = db.Model.FindEntityType(typeof(TEntity))!;
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        var quote = db.GetService<ISqlGenerationHelper>();
        var properties = entity.GetProperties().Where(property => Value(property, row) is not null).ToArray();
        var columns = properties.Select(property => quote.DelimitIdentifier(property.GetColumnName(table)!));
        var places = properties.Select((_, place) => $"{{{place}}}");

        // Only names of the model are in the text; every value is a parameter.
        var sql = $"INSERT INTO {quote.DelimitIdentifier(table.Name, table.Schema)} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", places)}) ON CONFLICT DO NOTHING";
        var values = properties.Select(property => Value(property, row)!).ToArray();
        return await db.Database.ExecuteSqlRawAsync(sql, values, cancellationToken) == 1;
    }

    private static object? Value(IProperty property, object row)
    {
        var value = property.GetGetter().GetClrValue(row);
        return property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }
}
