namespace DigitalIndiaStack.Faults.Load;

/// <summary>How clients behave; each is once in so many keys, never when zero.</summary>
/// <param name="RaceOneIn">Sends a key to every service at once.</param>
/// <param name="Copies">How often to each.</param>
/// <param name="HangUpOneIn">Hangs up before the answer.</param>
/// <param name="RepeatOneIn">Asks again after the answer.</param>
internal sealed record Habits(int RaceOneIn, int Copies, int HangUpOneIn, int RepeatOneIn)
{
    /// <summary>Clients as they are.</summary>
    public static readonly Habits Usual = new(5, 2, 5, 5);

    /// <summary>Every key comes everywhere at once, four times to each of two services.</summary>
    public static readonly Habits Racing = new(1, 4, 0, 0);
}
