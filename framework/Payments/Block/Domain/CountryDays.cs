using DigitalIndiaStack.Localization.Packs;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>Tells calendar days: those in the first time zone of a tenant's country pack.</summary>
internal sealed class CountryDays(ICountryPacks packs, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today(string tenant) => DayOf(tenant, Now);

    /// <summary>The day on which a moment falls there.</summary>
    public DateOnly DayOf(string tenant, DateTimeOffset moment)
    {
        var zone = packs.Find(tenant)?.Manifest.TimeZones is [var first, ..] ? TimeZoneInfo.FindSystemTimeZoneById(first) : TimeZoneInfo.Utc;
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
    }
}
