namespace DigitalIndiaStack.Payments.Verify.Checks;

/// <summary>The periods of a mandate, computed a second time from the rules (PAY-11): the n-th one begins n days, weeks, months or years after the first day.</summary>
internal static class MandatePeriod
{
    /// <summary>The first day of the period after the one that begins on a day; <see langword="null"/> when none begins on it.</summary>
    public static DateOnly? After(string period, DateOnly first, DateOnly start)
    {
        var number = 0;
        while (Nth(period, first, number) < start)
        {
            number++;
        }

        return Nth(period, first, number) == start ? Nth(period, first, number + 1) : null;
    }

    private static DateOnly Nth(string period, DateOnly first, int number) => period switch
    {
        "Daily" => first.AddDays(number),
        "Weekly" => first.AddDays(7 * number),
        "Monthly" => first.AddMonths(number),
        _ => first.AddYears(number),
    };
}
