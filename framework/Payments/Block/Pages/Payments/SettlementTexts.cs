using DigitalIndiaStack.Core.Pages.Texts;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Pages.Payments;

/// <summary>What pages call windows and participants.</summary>
internal static class SettlementTexts
{
    public static string StatusKey(SettlementWindowStatus status) => status switch
    {
        SettlementWindowStatus.Opened => "payments.settlement.status.opened",
        SettlementWindowStatus.Closed => "payments.settlement.status.closed",
        _ => "payments.settlement.status.confirmed",
    };

    public static string Colour(SettlementWindowStatus status) => status switch
    {
        SettlementWindowStatus.Opened => "blue",
        SettlementWindowStatus.Closed => "yellow",
        _ => "green",
    };

    /// <summary>The name of a participant, else its code; the tenant's own has a text.</summary>
    public static string NameOf(this PageTexts texts, string code, IEnumerable<SchemeParticipant> known) => code == SchemeParticipant.Own
        ? texts["payments.settlement.own"].ToString()
        : known.FirstOrDefault(participant => participant.Code == code)?.Name ?? code;
}
