using DigitalIndiaStack.Core.Storage;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>
/// The key under which a transfer was asked for. Answers are kept for days and swept; this is kept as long as the transfer,
/// so that no repeat, however late, moves money again (PAY-5.1).
/// </summary>
internal sealed class TransferKey : ITenantOwned
{
    public required TransferId TransferId { get; init; }

    public string Tenant { get; init; } = "";

    public required string ClientId { get; init; }

    /// <summary>The operationId of the spec.</summary>
    public required string Operation { get; init; }

    public required string Key { get; init; }

    /// <summary>What tells one request from another, of <see cref="IdempotentRequest.FingerprintOf"/>.</summary>
    public required string Fingerprint { get; init; }

    public static TransferKey Of(IdempotentRequest request, TransferId transfer) => new()
    {
        TransferId = transfer,
        ClientId = request.ClientId,
        Operation = request.Operation,
        Key = request.Key,
        Fingerprint = request.Fingerprint,
    };
}
