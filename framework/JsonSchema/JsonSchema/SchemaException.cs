namespace DigitalIndiaStack.JsonSchema;

/// <summary>A schema that the caller holds to be good was refused.</summary>
public sealed class SchemaException : Exception
{
    /// <summary>Carries the fault.</summary>
    public SchemaException(SchemaFault fault)
        : base(fault.ToString()) => Fault = fault;

    /// <summary>What was wrong, and where.</summary>
    public SchemaFault Fault { get; }
}
