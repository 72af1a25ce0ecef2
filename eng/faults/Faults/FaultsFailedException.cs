namespace DigitalIndiaStack.Faults;

/// <summary>The run itself could not be made; nothing is known of the service.</summary>
internal sealed class FaultsFailedException(string message) : Exception(message)
{
    /// <summary>How the message begins when the machine lacks what the run needs.</summary>
    public const string NotRun = "not run: ";
}
