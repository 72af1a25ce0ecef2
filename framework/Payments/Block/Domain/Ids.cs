using DigitalIndiaStack.Core.Values;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>Identifies one account.</summary>
/// <param name="Value">Version 7 UUID.</param>
internal readonly record struct AccountId(Guid Value) : IStrongId<AccountId>
{
    public static AccountId From(Guid value) => new(value);
}

/// <summary>Identifies one transfer.</summary>
/// <param name="Value">Version 7 UUID.</param>
internal readonly record struct TransferId(Guid Value) : IStrongId<TransferId>
{
    public static TransferId From(Guid value) => new(value);

    public static bool operator <(TransferId left, TransferId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(TransferId left, TransferId right) => right < left;
}

/// <summary>Identifies one request to pay; later requests sort after earlier ones.</summary>
/// <param name="Value">Version 7 UUID.</param>
internal readonly record struct RequestId(Guid Value) : IStrongId<RequestId>
{
    public static RequestId From(Guid value) => new(value);

    public static bool operator <(RequestId left, RequestId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(RequestId left, RequestId right) => right < left;
}

/// <summary>Identifies one batch of payments.</summary>
/// <param name="Value">Version 7 UUID.</param>
internal readonly record struct BatchId(Guid Value) : IStrongId<BatchId>
{
    public static BatchId From(Guid value) => new(value);

    public static bool operator <(BatchId left, BatchId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(BatchId left, BatchId right) => right < left;
}

/// <summary>Identifies one posting; later postings sort after earlier ones.</summary>
/// <param name="Value">Version 7 UUID.</param>
internal readonly record struct PostingId(Guid Value) : IStrongId<PostingId>
{
    public static PostingId From(Guid value) => new(value);

    public static bool operator <(PostingId left, PostingId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(PostingId left, PostingId right) => right < left;
}

/// <summary>Identifies one mandate; later mandates sort after earlier ones.</summary>
/// <param name="Value">Version 7 UUID.</param>
internal readonly record struct MandateId(Guid Value) : IStrongId<MandateId>
{
    public static MandateId From(Guid value) => new(value);

    public static bool operator <(MandateId left, MandateId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(MandateId left, MandateId right) => right < left;
}

/// <summary>Identifies one webhook; later webhooks sort after earlier ones.</summary>
/// <param name="Value">Version 7 UUID.</param>
internal readonly record struct WebhookId(Guid Value) : IStrongId<WebhookId>
{
    public static WebhookId From(Guid value) => new(value);

    public static bool operator <(WebhookId left, WebhookId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(WebhookId left, WebhookId right) => right < left;
}

/// <summary>Identifies one delivery; later deliveries sort after earlier ones.</summary>
/// <param name="Value">Version 7 UUID.</param>
internal readonly record struct DeliveryId(Guid Value) : IStrongId<DeliveryId>
{
    public static DeliveryId From(Guid value) => new(value);

    public static bool operator <(DeliveryId left, DeliveryId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(DeliveryId left, DeliveryId right) => right < left;
}


/// <summary>Identifies one voucher; later vouchers sort after earlier ones. It is no secret.</summary>
/// <param name="Value">Version 7 UUID.</param>
internal readonly record struct VoucherId(Guid Value) : IStrongId<VoucherId>
{
    public static VoucherId From(Guid value) => new(value);

    public static bool operator <(VoucherId left, VoucherId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(VoucherId left, VoucherId right) => right < left;
}

/// <summary>Identifies one bill; later bills sort after earlier ones. It is not the number by which it is paid.</summary>
/// <param name="Value">Version 7 UUID.</param>
internal readonly record struct BillId(Guid Value) : IStrongId<BillId>
{
    public static BillId From(Guid value) => new(value);

    public static bool operator <(BillId left, BillId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(BillId left, BillId right) => right < left;
}

/// <summary>Identifies one participant; later participants sort after earlier ones.</summary>
/// <param name="Value">Version 7 UUID.</param>
internal readonly record struct ParticipantId(Guid Value) : IStrongId<ParticipantId>
{
    public static ParticipantId From(Guid value) => new(value);

    public static bool operator <(ParticipantId left, ParticipantId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(ParticipantId left, ParticipantId right) => right < left;
}

/// <summary>Identifies one window of a settlement; later windows sort after earlier ones.</summary>
/// <param name="Value">Version 7 UUID.</param>
internal readonly record struct WindowId(Guid Value) : IStrongId<WindowId>
{
    public static WindowId From(Guid value) => new(value);

    public static bool operator <(WindowId left, WindowId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(WindowId left, WindowId right) => right < left;
}

/// <summary>Identifies one position of a closed window.</summary>
/// <param name="Value">Version 7 UUID.</param>
internal readonly record struct PositionId(Guid Value) : IStrongId<PositionId>
{
    public static PositionId From(Guid value) => new(value);

    public static bool operator <(PositionId left, PositionId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(PositionId left, PositionId right) => right < left;
}

/// <summary>Identifies one dispute; later disputes sort after earlier ones.</summary>
/// <param name="Value">Version 7 UUID.</param>
internal readonly record struct DisputeId(Guid Value) : IStrongId<DisputeId>
{
    public static DisputeId From(Guid value) => new(value);

    public static bool operator <(DisputeId left, DisputeId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(DisputeId left, DisputeId right) => right < left;
}
