namespace DigitalIndiaStack.Identity.Block.Domain;

/// <summary>When somebody is of age (IDN-14.24).</summary>
internal static class Majority
{
    private const int Years = 18;

    /// <summary>The first day on which a person is of age: the eighteenth birthday. Nobody's comes early: who is born on 29 February has it on 1 March.</summary>
    public static DateOnly Of(DateOnly birth)
    {
        var day = birth.AddYears(Years);
        return day.Day == birth.Day ? day : day.AddDays(1);
    }
}
