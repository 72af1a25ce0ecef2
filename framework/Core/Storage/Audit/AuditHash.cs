using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using DigitalIndiaStack.Core.Storage.Model;

namespace DigitalIndiaStack.Core.Storage.Audit;

/// <summary>The hash of an audit record: SHA-256 over its canonical JSON (UTF-8, no spaces, members in this order, absent ones left out).</summary>
internal static class AuditHash
{
    private static readonly JsonWriterOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string block, AuditRecord record)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Canonical))
        {
            Write(json, block, record);
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter json, string block, AuditRecord record)
    {
        json.WriteStartObject();
        json.WriteString("block", block);
        json.WriteString("tenant", record.Tenant);
        json.WriteNumber("sequence", record.Sequence);
        json.WriteString("recordedAt", record.RecordedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
        json.WriteString("action", record.Action);
        json.WriteString("actor", record.Actor);
        WriteOptional(json, "subject", record.Subject);
        WriteOptional(json, "resource", record.Resource);
        WriteOptional(json, "purpose", record.Purpose);
        WriteOptional(json, "consentId", record.ConsentId);
        WriteOptional(json, "traceId", record.TraceId);
        json.WriteString("detail", record.Detail);
        json.WriteString("previousHash", record.PreviousHash);
        json.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
