namespace DigitalIndiaStack.Conformance.Engine.Checks;

/// <summary>Ends a check because something that it needs is not there; nothing is said about the server.</summary>
public sealed class CheckSkippedException : Exception
{
    /// <summary>Says what is missing.</summary>
    /// <param name="reason">A code of <see cref="ReasonCodes"/>.</param>
    /// <param name="message">What is missing, for a person.</param>
    public CheckSkippedException(string reason, string message)
        : base(message) => Reason = reason;

    /// <summary>A code of <see cref="ReasonCodes"/>.</summary>
    public string Reason { get; }
}
