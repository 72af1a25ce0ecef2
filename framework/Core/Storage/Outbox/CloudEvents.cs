using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using DigitalIndiaStack.Core.Storage.Model;

namespace DigitalIndiaStack.Core.Storage.Outbox;

/// <summary>Writes events as CloudEvents 1.0 in JSON.</summary>
internal static class CloudEvents
{
    /// <summary>One message for each target of the event; none when nobody subscribes to it.</summary>
    public static IReadOnlyList<OutboxMessage> Messages(OutboxEvent happened, BlockDbContext context)
    {
        var targets = context.Scope.Transport.TargetsOf(happened.Type);
        if (targets.Count == 0)
        {
            return [];
        }

        var written = Write(happened, context);
        return targets.Select(target => new OutboxMessage
        {
            Id = Guid.CreateVersion7(written.Time),
            Tenant = context.CurrentTenant ?? "",
            Type = happened.Type,
            Target = target,
            Body = written.Json,
            CreatedAt = written.Time,
            NextAttemptAt = written.Time,
        }).ToList();
    }

    /// <summary>The event as of now, with an id of its own.</summary>
    public static CloudEvent Write(OutboxEvent happened, BlockDbContext context)
    {
        var now = UtcMicroseconds.Truncate(context.Scope.Clock.GetUtcNow());
        var id = Guid.CreateVersion7(now);
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", id);
            json.WriteString("source", $"/{context.Block}");
            json.WriteString("type", happened.Type);
            json.WriteString("subject", happened.Subject);
            json.WriteString("time", now.UtcDateTime);
            WriteExtensions(json, context.CurrentTenant);
            json.WriteString("datacontenttype", "application/json");
            json.WritePropertyName("data");
            happened.Data.WriteTo(json);
            json.WriteEndObject();
        }

        return new CloudEvent(id, now, Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void WriteExtensions(Utf8JsonWriter json, string? tenant)
    {
        if (tenant is not null)
        {
            json.WriteString("tenant", tenant);
        }

        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } trace })
        {
            json.WriteString("traceparent", trace);
        }
    }
}
