using DigitalIndiaStack.Localization.Packs;

namespace DigitalIndiaStack.Identity.Block.People;

/// <summary>Tells the calendar day: that of the first time zone of a tenant's country pack.</summary>
internal sealed class CountryToday(ICountryPacks packs, TimeProvider clock)
{
    /// <summary>The day there.</summary>
    public DateOnly Of(string tenant)
    {
        var zone = packs.Find(tenant)?.Manifest.TimeZones is [var first, ..] ? TimeZoneInfo.FindSystemTimeZoneById(first) : TimeZoneInfo.Utc;
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
    }
}
