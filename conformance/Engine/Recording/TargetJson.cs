using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Recording;

/// <summary>The target file as a run understood it, in <c>target.json</c>, with marks for its secrets.</summary>
internal static class TargetJson
{
    private static readonly JsonSerializerOptions Options = new(RecordJson.Options) { WriteIndented = true, Converters = { new TextSet() } };

    public static string Write(SystemUnderTest target, Redactor secrets) => JsonSerializer.Serialize(
        target with { A = Redact(target.A, secrets.Marks), B = target.B is { } other ? Redact(other, secrets.Marks) : null },
        Options);

    /// <summary>Reads it back; clients that had a key get one, because a recomputed check signs too, though nobody reads it.</summary>
    public static SystemUnderTest Read(string text, string keyPem)
    {
        var target = JsonSerializer.Deserialize<SystemUnderTest>(text, Options)!;
        return target with { A = WithKey(target.A, keyPem), B = target.B is { } other ? WithKey(other, keyPem) : null };
    }

    private static Tenant Redact(Tenant tenant, RedactionMark marks) => tenant with
    {
        Clients = [.. tenant.Clients.Select(client => client with { KeyPem = client.KeyPem.Length > 0 ? marks.Of(client.KeyPem) : "" })],
        Persons = [.. tenant.Persons.Select(person => person with { Pin = marks.Of(person.Pin) })],
    };

    private static Tenant WithKey(Tenant tenant, string keyPem) => tenant with
    {
        Clients = [.. tenant.Clients.Select(client => client.KeyPem.Length > 0 ? client with { KeyPem = keyPem } : client)],
    };

    private sealed class TextSet : JsonConverter<IReadOnlySet<string>>
    {
        public override IReadOnlySet<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<string[]>(ref reader, options)!.ToHashSet(StringComparer.Ordinal);

        public override void Write(Utf8JsonWriter writer, IReadOnlySet<string> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Order(StringComparer.Ordinal), options);
    }
}
