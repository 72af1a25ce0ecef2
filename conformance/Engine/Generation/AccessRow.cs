using DigitalIndiaStack.Conformance.Engine.Specs;

namespace DigitalIndiaStack.Conformance.Engine.Generation;

/// <summary>One operation by every caller.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Cells">What each caller meets.</param>
public sealed record AccessRow(ApiOperation Operation, IReadOnlyDictionary<Caller, Access> Cells);
