namespace DigitalIndiaStack.Core.Pages.Frame;

/// <summary>Marks the endpoint of a page with the block that it belongs to.</summary>
/// <param name="Block">Name of the block, as <c>consent</c>.</param>
internal sealed record PageOfBlock(string Block);
