namespace DigitalIndiaStack.Identity.Block.Domain;

/// <summary>Identifies one import from a register.</summary>
/// <param name="Value">Version 7 UUID.</param>
internal readonly record struct ImportId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
