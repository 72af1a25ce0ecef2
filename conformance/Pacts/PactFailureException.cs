namespace DigitalIndiaStack.Conformance.Pacts;

/// <summary>A consumer did not call as its pact says, or a provider does not answer so.</summary>
public sealed class PactFailureException : Exception
{
    /// <inheritdoc/>
    public PactFailureException()
    {
    }

    /// <inheritdoc/>
    public PactFailureException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public PactFailureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
