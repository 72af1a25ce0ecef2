namespace DigitalIndiaStack.Core.Tests.Fixture;

internal sealed record ThingDraft
{
    public required string Name { get; init; }

    public int? Count { get; init; }

    public PriceTag? Price { get; init; }

    public Dictionary<string, object>? Nested { get; init; }
}

internal sealed record PriceTag(string Currency, string Amount);

internal sealed record Thing(Guid Id, string Name, long Version, string Tenant, string Actor);
