namespace DigitalIndiaStack.Conformance.Engine.Checks;

/// <summary>Ends a check because the permitted twin of its attack already failed, so that a refusal would prove nothing.</summary>
internal sealed class ControlFailedException(string control, CheckFailedException cause)
    : Exception($"{control}: {cause.Message}", cause)
{
    public CheckFailedException Failure { get; } = cause;
}
