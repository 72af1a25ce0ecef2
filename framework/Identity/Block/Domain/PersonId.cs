namespace DigitalIndiaStack.Identity.Block.Domain;

/// <summary>Identifies one enrolled person inside this block; it never leaves it but in the record of the person.</summary>
/// <param name="Value">Version 7 UUID.</param>
internal readonly record struct PersonId(Guid Value)
{
    /// <summary>Makes a new id.</summary>
    public static PersonId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
