namespace DigitalIndiaStack.Conformance.Engine.Targets;

/// <summary>Says that a run cannot be set up as asked; every fault that was found is named.</summary>
public sealed class ConfigurationFaultException : Exception
{
    /// <summary>Names the faults.</summary>
    public ConfigurationFaultException(IReadOnlyList<string> faults)
        : base(string.Join(Environment.NewLine, faults)) => Faults = faults;

    /// <summary>One sentence for each fault.</summary>
    public IReadOnlyList<string> Faults { get; }
}
