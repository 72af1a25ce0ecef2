using System.Data.Common;
using System.Globalization;
using System.Text;

namespace DigitalIndiaStack.Payments.Verify;

/// <summary>Reads a value as either database keeps it.</summary>
internal static class Cell
{
    /// <summary>An id as it is written in texts, or <c>none</c>.</summary>
    public static string Id(this DbDataReader row, int column) =>
        row.IsDBNull(column) ? "none" : row.GetValue(column) is Guid id ? id.ToString() : row.GetString(column).ToLowerInvariant();

    public static string Text(this DbDataReader row, int column) => row.IsDBNull(column) ? "" : Convert.ToString(row.GetValue(column), CultureInfo.InvariantCulture)!;

    /// <summary>Bytes; SQLite keeps any type in any column, so a text that was put there is read too.</summary>
    public static byte[] Bytes(this DbDataReader row, int column) => row.GetValue(column) is byte[] bytes ? bytes : Encoding.UTF8.GetBytes(row.Text(column));

    /// <summary>A time: a timestamp of PostgreSQL, microseconds since 1970 on SQLite.</summary>
    public static DateTime Time(this DbDataReader row, int column) => row.GetValue(column) is DateTime time
        ? time
        : DateTime.UnixEpoch.AddTicks(row.GetInt64(column) * TimeSpan.TicksPerMicrosecond);

    /// <summary>A calendar day.</summary>
    public static DateOnly Day(this DbDataReader row, int column) => row.GetFieldValue<DateOnly>(column);
}
