using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>A creditor's request to be paid. Its state is changed by statements of its own only (PAY-7.5).</summary>
internal sealed class RequestToPay : ITenantOwned
{
    /// <summary>How far ahead a request may expire, at most (PAY-7.8).</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(45);

    public required RequestId Id { get; init; }

    public string Tenant { get; init; } = "";

    /// <summary>The client that made the request.</summary>
    public required string Owner { get; init; }

    public required AccountId CreditorAccountId { get; init; }

    public required AccountId DebtorAccountId { get; init; }

    /// <summary>The address at which the debtor was asked; all that the creditor's side learns of the debtor.</summary>
    public required string DebtorAddress { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>In minor units, above zero.</summary>
    public required long Amount { get; init; }

    public required string Reference { get; init; }

    /// <summary>As it is stored: a request expires without anybody's doing, see <see cref="StatusAt"/>.</summary>
    public PaymentRequestStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The transfer that paid it.</summary>
    public TransferId? TransferId { get; init; }

    /// <summary>The state at a moment (PAY-7.7).</summary>
    public PaymentRequestStatus StatusAt(DateTimeOffset now) =>
        Status == PaymentRequestStatus.Requested && now >= ExpiresAt ? PaymentRequestStatus.Expired : Status;
}

/// <summary>A request to pay with the name of who asks.</summary>
internal sealed record SeenRequest(RequestToPay Request, string CreditorName);
