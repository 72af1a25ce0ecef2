using System.Text.Json;
using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Core.Storage.Model;
using DigitalIndiaStack.Registries.Block.Domain;
using DigitalIndiaStack.Registries.Contracts;

namespace DigitalIndiaStack.Registries.Block;

/// <summary>The block's types as they stand on the wire.</summary>
internal static class Wire
{
    public static Registry ToWire(this OwnedRegistry registry)
    {
        var definition = registry.Read();
        return new Registry
        {
            Name = registry.Name,
            Title = definition.Title,
            Owner = registry.Owner,
            Classification = definition.Classification,
            IdScheme = definition.IdScheme,
            Indexes = definition.Indexes,
            Schema = definition.Schema,
            CreatedAt = registry.CreatedAt,
        };
    }

    public static Record ToWire(this RegistryRecord record) => new()
    {
        RecordId = record.Id.Value,
        Registry = record.Registry,
        Version = (int)record.Version,
        Data = JsonElement.Parse(record.Data),
        ValidFrom = record.ValidFrom,
    };

    /// <param name="validTo">When the next version began; <see langword="null"/> while this one holds.</param>
    public static Record ToWire(this RecordVersion version, string registry, DateTimeOffset? validTo) => new()
    {
        RecordId = version.RecordId.Value,
        Registry = registry,
        Version = (int)version.Version,
        Data = JsonElement.Parse(version.Data),
        ValidFrom = version.ValidFrom,
        ValidTo = validTo,
    };

    public static Access ToAccess(AuditRecord record)
    {
        var detail = JsonElement.Parse(record.Detail);
        return new Access
        {
            AccessId = detail.GetProperty("accessId").GetGuid(),
            Registry = detail.GetProperty("registry").GetString()!,
            Requester = detail.GetProperty("requester").GetString()!,
            Kind = record.Action == AccessLog.DiscloseAction ? AccessKind.Disclosure : AccessKind.OwnerRead,
            PurposeCode = record.Purpose,
            ConsentId = record.ConsentId is { } consentId ? Guid.Parse(consentId) : null,
            Fields = JsonSerializer.Deserialize<string[]>(detail.GetProperty("fields").GetString()!)!,
            Notice = detail.TryGetProperty("notice", out var notice) ? JsonSerializer.Deserialize<ConsentNotice>(notice.GetString()!, ApiJson.Options) : null,
            At = record.RecordedAt,
        };
    }
}
