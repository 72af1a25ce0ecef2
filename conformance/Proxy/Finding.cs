namespace DigitalIndiaStack.Conformance.Proxy;

/// <summary>What is wrong with one exchange that passed.</summary>
/// <param name="Kind">Whether the server broke a rule, or the judging itself came to nothing.</param>
/// <param name="Rule">The clause that was broken; empty for an error.</param>
/// <param name="Operation">Operation id; empty when it is unknown.</param>
/// <param name="Sequence">Which exchange, as in <c>evidence.jsonl</c>.</param>
/// <param name="Message">What was expected and what was found, without data of the exchange.</param>
public sealed record Finding(FindingKind Kind, string Rule, string Operation, int Sequence, string Message);

/// <summary>How a finding counts.</summary>
public enum FindingKind
{
    /// <summary>The server broke a rule.</summary>
    Breach,

    /// <summary>The exchange could not be judged. It never counts as good.</summary>
    Error,
}
