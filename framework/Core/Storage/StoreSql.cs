using DigitalIndiaStack.Core.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace DigitalIndiaStack.Core.Storage;

/// <summary>The few pieces of SQL in which the two databases differ.</summary>
internal static class StoreSql
{
    /// <summary>The quoted name of an entity's table, with its schema where there is one.</summary>
    public static string Table<TEntity>(BlockDbContext context)
    {
        var entity = context.Model.FindEntityType(typeof(TEntity))!;
        return context.GetService<ISqlGenerationHelper>().DelimitIdentifier(entity.GetTableName()!, entity.GetSchema());
    }

    /// <summary>The row lock of PostgreSQL; SQLite has one writer, which needs none.</summary>
    public static string ForUpdate(BlockDbContext context, bool skipLocked = false) =>
        context.Database.IsSqlite() ? "" : skipLocked ? " FOR UPDATE SKIP LOCKED" : " FOR UPDATE";

    /// <summary>A time as a parameter of raw SQL, as the column keeps it.</summary>
    public static object Time(BlockDbContext context, DateTimeOffset time) =>
        context.Database.IsSqlite() ? UtcMicroseconds.ToNumber(time) : UtcMicroseconds.Truncate(time);
}
