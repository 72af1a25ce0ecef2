namespace DigitalIndiaStack.JsonSchema.Yaml;

/// <summary>A YAML document that the caller holds to be good was refused.</summary>
public sealed class YamlFormatException : Exception
{
    /// <summary>Carries the fault.</summary>
    public YamlFormatException(YamlFault fault)
        : base(fault.ToString()) => Fault = fault;

    /// <summary>What was wrong, and where.</summary>
    public YamlFault Fault { get; }
}
