using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace DigitalIndiaStack.Core.Storage.Model;

/// <summary>Keeps a time as PostgreSQL can: UTC, to the microsecond. SQLite then stores and sorts it as a number of microseconds.</summary>
internal static class UtcMicroseconds
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset Truncate(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TicksPerMicrosecond), TimeSpan.Zero);

    public static long ToNumber(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TicksPerMicrosecond;

    public static DateTimeOffset FromNumber(long number) => DateTimeOffset.UnixEpoch.AddTicks(number * TicksPerMicrosecond);

    /// <summary>Converts for PostgreSQL, <c>timestamp with time zone</c>.</summary>
    public sealed class ForPostgreSql() : ValueConverter<DateTimeOffset, DateTimeOffset>(time => Truncate(time), time => time);

    /// <summary>Converts for SQLite, <c>INTEGER</c>.</summary>
    public sealed class ForSqlite() : ValueConverter<DateTimeOffset, long>(time => ToNumber(time), number => FromNumber(number));
}
