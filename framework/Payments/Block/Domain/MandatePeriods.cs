using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>The periods of a mandate, which follow one another from its first day.</summary>
internal static class MandatePeriods
{
    private const int DaysOfWeek = 7;

    private const int MonthsOfYear = 12;

    /// <summary>The first day of the period in which a day lies. Months are counted from the first day of all, so that the 31st comes back after a shorter month.</summary>
    /// <param name="first">The first day of all; not after <paramref name="day"/>.</param>
    public static DateOnly StartOf(this MandatePeriod period, DateOnly first, DateOnly day) => period switch
    {
        MandatePeriod.Daily => day,
        MandatePeriod.Weekly => day.AddDays(-((day.DayNumber - first.DayNumber) % DaysOfWeek)),
        MandatePeriod.Monthly => Months(first, day, 1),
        MandatePeriod.Yearly => Months(first, day, MonthsOfYear),
        _ => throw new ArgumentOutOfRangeException(nameof(period)),
    };

    private static DateOnly Months(DateOnly first, DateOnly day, int length)
    {
        var months = (((day.Year - first.Year) * MonthsOfYear) + day.Month - first.Month) / length * length;
        return first.AddMonths(months) <= day ? first.AddMonths(months) : first.AddMonths(months - length);
    }
}
