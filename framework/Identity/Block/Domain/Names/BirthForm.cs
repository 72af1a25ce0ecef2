using DigitalIndiaStack.Identity.Contracts;

namespace DigitalIndiaStack.Identity.Block.Domain.Names;

/// <summary>Dates of birth as they are compared: day and month are exchanged by many a hand (IDN-14.9).</summary>
internal static class BirthForm
{
    /// <summary>The date with day and month exchanged; the date itself where that is none.</summary>
    public static DateOnly Exchanged(DateOnly date) => date.Day > 12 ? date : new DateOnly(date.Year, date.Day, date.Month);

    /// <summary>The one of the two under which both are locked.</summary>
    public static DateOnly Canonical(DateOnly date) => date < Exchanged(date) ? date : Exchanged(date);

    /// <summary>How far another date is like this one, of dates that are.</summary>
    public static BirthLikeness Likeness(DateOnly date, DateOnly other) => date == other ? BirthLikeness.Same : BirthLikeness.Exchanged;
}
