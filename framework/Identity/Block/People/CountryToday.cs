using DigitalIndiaStack.Localization.Packs;

namespace DigitalIndiaStack.Identity.Block.People;

/// <summary>Tells the calendar day: that of the first time zone of a tenant's country pack.</summary>
internal sealed class CountryToday(ICountryPacks packs, TimeProvider clock)
{
    /// <summary>The day there.</summary>
    public DateOnly Of(string tenant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), ZoneOf(tenant)).DateTime);

    /// <summary>The moment at which a day there is over.</summary>
    public DateTimeOffset EndOf(string tenant, DateOnly day)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, ZoneOf(tenant).GetUtcOffset(midnight)).ToUniversalTime();
    }

    private TimeZoneInfo ZoneOf(string tenant) =>
        packs.Find(tenant)?.Manifest.TimeZones is [var first, ..] ? TimeZoneInfo.FindSystemTimeZoneById(first) : TimeZoneInfo.Utc;
}
