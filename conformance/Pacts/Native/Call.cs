namespace DigitalIndiaStack.Conformance.Pacts.Native;

/// <summary>Turns the answers of native calls into exceptions.</summary>
internal static class Call
{
    /// <summary>Refuses to go on when the library did not take something.</summary>
    public static void Do(bool taken, string what)
    {
        if (!taken)
        {
            throw new InvalidOperationException($"Pact's library did not take {what}; a pact cannot be changed once its mock server runs.");
        }
    }
}
