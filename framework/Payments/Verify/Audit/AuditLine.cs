using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DigitalIndiaStack.Payments.Verify.Audit;

/// <summary>One record of an audit chain, and the hash that it must have.</summary>
internal sealed record AuditLine(string Tenant, long Sequence, string PreviousHash, string Hash, string Computed)
{
    /// <summary>Reads the chains, one after the other, each from its first record on.</summary>
    public const string Sql = """
        SELECT tenant, sequence, recorded_at, action, actor, subject, resource, purpose, consent_id, trace_id, detail, previous_hash, hash
        FROM @audit_records ORDER BY tenant, sequence
        """;

    private static readonly string[] Optional = ["subject", "resource", "purpose", "consentId", "traceId"];

    private static readonly JsonWriterOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static AuditLine Of(DbDataReader row) => new(row.GetString(0), row.GetInt64(1), row.GetString(11), row.GetString(12), Hashed(row));

    /// <summary>SHA-256 over the canonical JSON: UTF-8, no spaces, members in this order, absent ones left out.</summary>
    private static string Hashed(DbDataReader row)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Canonical))
        {
            json.WriteStartObject();
            json.WriteString("block", "payments");
            json.WriteString("tenant", row.GetString(0));
            json.WriteNumber("sequence", row.GetInt64(1));
            json.WriteString("recordedAt", row.Time(2).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("action", row.GetString(3));
            json.WriteString("actor", row.GetString(4));
            for (var index = 0; index < Optional.Length; index++)
            {
                if (!row.IsDBNull(5 + index))
                {
                    json.WriteString(Optional[index], row.GetString(5 + index));
                }
            }

            json.WriteString("detail", row.GetString(10));
            json.WriteString("previousHash", row.GetString(11));
            json.WriteEndObject();
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }
}
