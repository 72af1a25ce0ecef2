namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>Counts what a late report owes, in whole days and minor units (PAY-19.14).</summary>
internal static class LateReport
{
    /// <summary>How many days a day is after the last one; none up to it.</summary>
    public static int DaysAfter(DateOnly lastDay, DateOnly day) => Math.Max(day.DayNumber - lastDay.DayNumber, 0);

    /// <summary>What so many days owe.</summary>
    public static long Owed(int days, long perDay) => checked(days * perDay);
}
