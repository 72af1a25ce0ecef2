using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using DigitalIndiaStack.Core.Lines;
using DigitalIndiaStack.Core.Spec;

namespace DigitalIndiaStack.Identity.Block.Importing;

/// <summary>Reads the lines of one upload: JSON lines, or CSV whose first line names the columns.</summary>
internal sealed class RegisterFormat(bool isCsv)
{
    public const string Csv = "text/csv";

    private static readonly string[] Columns = ["sourceId", "fullName", "dateOfBirth", "region", "phone"];

    private static readonly JsonSerializerOptions Options = Create();

    private string[]? columns;

    /// <summary>Whether the next line is the header.</summary>
    public bool IsHeaderDue => isCsv && columns is null;

    /// <summary>Reads the header.</summary>
    /// <returns>Whether it is one.</returns>
    public bool TryReadHeader(byte[] line)
    {
        var named = Utf8.IsValid(line) ? CsvRecord.Fields(Encoding.UTF8.GetString(line).TrimStart('\uFEFF')) : null;
        columns = named is null || named.Except(Columns).Any() || named.Distinct().Count() < named.Count ? null : [.. named];
        return columns is not null;
    }

    /// <summary>Reads a line.</summary>
    /// <returns>The line, or by which rule it cannot be read.</returns>
    public (RegisterLine? Line, string? Fault) Read(byte[] line) =>
        !Utf8.IsValid(line) || line.Contains((byte)0) ? (null, "utf-8") : isCsv ? ReadRecord(Encoding.UTF8.GetString(line)) : ReadObject(line);

    private static (RegisterLine? Line, string? Fault) ReadObject(byte[] line)
    {
        try
        {
            return JsonSerializer.Deserialize<RegisterLine>(line, Options) is { } read ? (read, null) : (null, "type");
        }
        catch (JsonException)
        {
            return (null, "json");
        }
    }

    private (RegisterLine? Line, string? Fault) ReadRecord(string record)
    {
        return CsvRecord.Fields(record) is { } fields && fields.Count == columns!.Length
            ? (new RegisterLine { SourceId = Value("sourceId"), FullName = Value("fullName"), DateOfBirth = Value("dateOfBirth"), Region = Value("region"), Phone = Value("phone") }, null)
            : (null, "csv");

        string? Value(string column) => Array.IndexOf(columns, column) is >= 0 and var index && fields[index].Length > 0 ? fields[index] : null;
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions();
        JsonLimits.Apply(options);
        return options;
    }
}
