namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>How often a relying party had one subject verified on one day, whether somebody is known by the subject or not.</summary>
internal sealed class VerificationCount
{
    public required string Tenant { get; init; }

    public required string Client { get; init; }

    public required string Subject { get; init; }

    public required DateOnly Day { get; init; }

    public required int Count { get; init; }
}
