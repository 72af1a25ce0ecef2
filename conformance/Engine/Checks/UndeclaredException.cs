using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Checks;

/// <summary>Ends a check, or the part of it that can be left out, because it needs what the target file declares unsupported.</summary>
/// <param name="name">Block or operation.</param>
public sealed class UndeclaredException(string name) : Exception(MessageOf(name))
{
    /// <summary>Block or operation.</summary>
    public string Name { get; } = name;

    internal static string MessageOf(string name) => $"The target file declares {name} unsupported.";

    /// <summary>What of an operation is declared unsupported: its block, itself, or nothing.</summary>
    internal static string? NameOf(SystemUnderTest target, Specs.ApiOperation operation) =>
        target.Unsupported.Contains(operation.Block) ? operation.Block : target.Unsupported.Contains(operation.Id) ? operation.Id : null;
}
