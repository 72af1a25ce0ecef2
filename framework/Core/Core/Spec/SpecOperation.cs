namespace DigitalIndiaStack.Core.Spec;

/// <summary>Metadata of an endpoint: the operation of a specification that it answers.</summary>
/// <param name="Block">The block, such as <c>consent</c>.</param>
/// <param name="OperationId">The operationId in the block's YAML.</param>
public sealed record SpecOperation(string Block, string OperationId);
