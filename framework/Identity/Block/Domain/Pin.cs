namespace DigitalIndiaStack.Identity.Block.Domain;

/// <summary>The rules of a PIN: six digits that are neither one digit repeated nor a run (IDN-2.4).</summary>
internal static class Pin
{
    /// <summary>Number of digits.</summary>
    public const int Length = 6;

    /// <summary>Whether the text has the form of a PIN, simple or not.</summary>
    public static bool IsWellFormed(string? text) => text is { Length: Length } && text.All(char.IsAsciiDigit);

    /// <summary>Whether the PIN is among the first that anybody would try: one digit repeated, or a run up or down that may pass from 9 to 0.</summary>
    /// <param name="pin">A well-formed PIN.</param>
    public static bool IsTooSimple(string pin) => HasConstantStep(pin, 0) || HasConstantStep(pin, 1) || HasConstantStep(pin, 9);

    // Steps are counted modulo ten, so that 9 is one down.
    private static bool HasConstantStep(string pin, int step)
    {
        for (var place = 1; place < pin.Length; place++)
        {
            if ((pin[place] - pin[place - 1] + 10) % 10 != step)
            {
                return false;
            }
        }

        return true;
    }
}
