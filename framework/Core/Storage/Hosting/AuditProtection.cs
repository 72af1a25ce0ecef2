using DigitalIndiaStack.Core.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Core.Storage.Hosting;

/// <summary>Refuses to start over an audit table that a plain UPDATE or DELETE could change.</summary>
internal static class AuditProtection
{
    public static async Task CheckAsync(BlockDbContext context, CancellationToken cancellationToken)
    {
        foreach (var table in (string[])[AuditTables.Records, AuditTables.Heads])
        {
            var triggers = context.IsSqlite
                ? context.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger' AND tbl_name = {table}")
                : context.Database.SqlQuery<string>($"""
                    SELECT tgname::text AS "Value" FROM pg_trigger
                    JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
                    WHERE nspname = {context.Block} AND relname = {table} AND NOT tgisinternal AND tgenabled <> 'D'
                    """);
            if (await triggers.CountAsync(cancellationToken) < 2)
            {
                throw new InvalidOperationException(
                    $"{context.Block}.{table} can be changed. Call migration.ProtectAudit(\"{context.Block}\") in the migration that creates it.");
            }
        }
    }
}
