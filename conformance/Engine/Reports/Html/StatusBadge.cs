using DigitalIndiaStack.Conformance.Engine.Reports.Texts;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Reports.Html;

/// <summary>The status of a requirement: a word and a sign, so that colour is never needed.</summary>
internal static class StatusBadge
{
    public static Markup Of(RequirementStatus status, ReportTexts texts) =>
        Markup.Of($"""<span class="badge {Tone(status)}"><span aria-hidden="true">{Sign(status)}</span> {texts.Of("status", status)}</span>""");

    public static string Tone(RequirementStatus status) => status switch
    {
        RequirementStatus.Proved => "good",
        RequirementStatus.Broken => "bad",
        RequirementStatus.Undecided or RequirementStatus.Waived => "unsure",
        RequirementStatus.Attested => "said",
        _ => "none",
    };

    private static string Sign(RequirementStatus status) => status switch
    {
        RequirementStatus.Proved => "✓",
        RequirementStatus.Broken => "✕",
        RequirementStatus.Undecided => "?",
        RequirementStatus.Waived => "!",
        RequirementStatus.Attested => "✎",
        _ => "–",
    };
}
