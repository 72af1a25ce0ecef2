using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Pages.Payments;

/// <summary>What pages say of the state and the terms of a mandate.</summary>
internal static class MandateTexts
{
    public static string StatusKey(MandateStatus status) => status switch
    {
        MandateStatus.Proposed => "payments.mandates.status.proposed",
        MandateStatus.Active => "payments.mandates.status.active",
        MandateStatus.Declined => "payments.mandates.status.declined",
        MandateStatus.Paused => "payments.mandates.status.paused",
        MandateStatus.Revoked => "payments.mandates.status.revoked",
        MandateStatus.Expired => "payments.mandates.status.expired",
        _ => "payments.mandates.status.completed",
    };

    public static string Colour(MandateStatus status) => status switch
    {
        MandateStatus.Active => "green",
        MandateStatus.Proposed => "blue",
        MandateStatus.Paused => "yellow",
        _ => "grey",
    };

    public static string OftenKey(MandatePeriod period) => period switch
    {
        MandatePeriod.Daily => "payments.mandates.often.daily",
        MandatePeriod.Weekly => "payments.mandates.often.weekly",
        MandatePeriod.Monthly => "payments.mandates.often.monthly",
        _ => "payments.mandates.often.yearly",
    };

    /// <summary>What comes next, and who does it.</summary>
    public static string NextKey(MandateStatus status) => status switch
    {
        MandateStatus.Proposed => "payments.mandates.next.proposed",
        MandateStatus.Active => "payments.mandates.next.active",
        MandateStatus.Paused => "payments.mandates.next.paused",
        _ => "payments.mandates.next.ended",
    };
}
