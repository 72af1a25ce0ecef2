namespace DigitalIndiaStack.Identity.Block.Domain;

/// <summary>A source id of a register that was imported: its key is the promise that no other line enrols for it, ever (IDN-21.11).</summary>
internal sealed class ImportedId : Core.Storage.ITenantOwned
{
    public required string Tenant { get; init; }

    public required string Register { get; init; }

    public required string SourceId { get; init; }

    /// <summary>The line that has it.</summary>
    public required ImportId ImportId { get; init; }

    public required int Number { get; init; }
}
