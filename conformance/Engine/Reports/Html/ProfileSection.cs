using DigitalIndiaStack.Conformance.Engine.Reports.Model;
using DigitalIndiaStack.Conformance.Engine.Reports.Texts;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Reports.Html;

/// <summary>A card for each profile: proved, attested and untested side by side, and whatever else there is.</summary>
internal static class ProfileSection
{
    private static readonly RequirementStatus[] Columns = [RequirementStatus.Proved, RequirementStatus.Attested, RequirementStatus.Untested];

    private static readonly RequirementStatus[] Others = [RequirementStatus.Broken, RequirementStatus.Undecided, RequirementStatus.Waived, RequirementStatus.NotApplicable];

    public static Markup Of(Results results, ReportTexts texts) => Markup.Of($"""
        <section aria-labelledby="profiles"><h2 id="profiles">{texts["profiles"]}</h2>
        <p class="note">{texts["profiles.note"]}</p>
        <ul class="cards">{Markup.Join(results.Profiles.Select(profile => Card(profile, texts)))}</ul></section>
        """);

    private static Markup Card(ProfileEntry profile, ReportTexts texts)
    {
        var tone = profile.Conformity switch
        {
            Conformity.Conformant => "good",
            Conformity.Partial => "unsure",
            _ => "bad",
        };
        var figures = Columns.Select(status => Markup.Of($"""<div><dt>{texts.Of("status", status)}</dt><dd>{profile.Count(status)}</dd></div>"""));
        var others = Others.Where(status => profile.Count(status) > 0)
            .Select(status => Markup.Of($"""<li class="badge {StatusBadge.Tone(status)}">{texts.Of("status", status)} <b>{profile.Count(status)}</b></li>"""));
        return Markup.Of($"""
            <li><h3><a href="#profile-{profile.Name}">{Technical.Code(profile.Name)}</a></h3>
            <p class="badge {tone}">{texts.Of("conformity", profile.Conformity)}</p>
            <dl>{Markup.Join(figures)}</dl><ul class="others">{Markup.Join(others)}</ul></li>

            """);
    }
}
