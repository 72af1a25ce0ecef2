using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DigitalIndiaStack.Core.Storage.Sets;

/// <summary>Rows as a source of one statement, <c>v</c>, whose columns are <c>c0</c>, <c>c1</c> and so on: arrays on PostgreSQL, one JSON text on SQLite.</summary>
internal static class SetSource
{
    /// <summary>The source, and what it is made of.</summary>
    public static (string Sql, (string Name, object? Value)[] Parameters) Of<TRow>(BlockDbContext context, IReadOnlyList<SetColumn> columns, IReadOnlyList<TRow> rows)
        where TRow : class
    {
        if (context.IsSqlite)
        {
            var fields = columns.Select((_, place) => $"value ->> {place} AS c{place}");
            return ($"(SELECT {string.Join(", ", fields)} FROM json_each(@rows)) AS v", [("@rows", Json(columns, rows))]);
        }

        var (names, places) = (columns.Select((_, place) => $"@c{place}"), columns.Select((_, place) => $"c{place}"));
        return ($"unnest({string.Join(", ", names)}) AS v({string.Join(", ", places)})", [.. columns.Select((column, place) => ($"@c{place}", (object?)column.Of(rows)))]);
    }

    private static string Json<TRow>(IReadOnlyList<SetColumn> columns, IReadOnlyList<TRow> rows)
        where TRow : class
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartArray();
                foreach (var column in columns)
                {
                    Write(json, column.Of(row));
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>As the driver of SQLite would keep it.</summary>
    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case long number: json.WriteNumberValue(number); break;
            case int number: json.WriteNumberValue(number); break;
            case bool flag: json.WriteNumberValue(flag ? 1 : 0); break;
            case Guid id: json.WriteStringValue($"{id}".ToUpperInvariant()); break;
            case DateOnly day: json.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            default: throw new NotSupportedException($"A set holds no {value.GetType().Name}.");
        }
    }
}
