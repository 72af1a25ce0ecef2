using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Checks;

/// <summary>Ends a check because the server did not do what the requirement says.</summary>
public sealed class CheckFailedException : Exception
{
    /// <summary>Says what was expected and what was found.</summary>
    /// <param name="expected">What the requirement leads to.</param>
    /// <param name="found">What the server did.</param>
    /// <param name="exchange">The request in question; <see langword="null"/> when it is not one alone.</param>
    public CheckFailedException(string expected, string found, Exchange? exchange = null)
        : base($"expected {expected}, found {found}")
    {
        Expected = expected;
        Found = found;
        Exchange = exchange;
    }

    /// <summary>What the requirement leads to.</summary>
    public string Expected { get; }

    /// <summary>What the server did.</summary>
    public string Found { get; }

    /// <summary>The request in question.</summary>
    public Exchange? Exchange { get; }
}
