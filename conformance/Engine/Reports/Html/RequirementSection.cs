using DigitalIndiaStack.Conformance.Engine.Reports.Model;
using DigitalIndiaStack.Conformance.Engine.Reports.Texts;
using DigitalIndiaStack.Conformance.Engine.Requirements;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Reports.Html;

/// <summary>Every requirement, by profile: the sentence, its status, and the checks that say so.</summary>
internal sealed class RequirementSection(Results results, ReportTexts texts)
{
    // Only these stand in the report with a place of their own to point at.
    private readonly HashSet<string> told = [.. results.Checks.Where(check => check.Verdict is not (VerdictKind.Pass or VerdictKind.NotApplicable)).Select(check => check.Id)];

    public Markup All()
    {
        var groups = results.Profiles.Select(profile => Group(profile.Name, requirement => requirement.Profiles.Contains(profile.Name)));
        return Markup.Of($"""
            <section aria-labelledby="requirements"><h2 id="requirements">{texts["requirements"]}</h2>
            <p class="note">{texts["legend"]}</p>
            {Markup.Join(groups)}{Group("", requirement => requirement.Profiles.Count == 0)}</section>
            """);
    }

    private Markup Group(string profile, Func<RequirementEntry, bool> belongs)
    {
        List<RequirementEntry> members = [.. results.Requirements.Where(belongs)];
        return members.Count == 0 ? Markup.Empty : Markup.Of($"""
            <details open><summary><h3 id="profile-{(profile.Length == 0 ? "none" : profile)}">{(profile.Length == 0 ? Markup.Of($"{texts["no-profile"]}") : Technical.Code(profile))}</h3></summary>
            <ul class="rules">{Markup.Join(members.Select(Rule))}</ul></details>

            """);
    }

    // The language stands once around all that is English: six marks in each of some hundred rows would be half of the file.
    private Markup Rule(RequirementEntry requirement) => Markup.Of($"""
        <li><p class="id" lang="en" dir="ltr"><code>{requirement.Id}</code> <span class="level">{Level(requirement.Level)}</span></p><p class="text" lang="en" dir="ltr">{requirement.Text}{Reason(requirement)}{Checks(requirement)}</p><p class="state">{StatusBadge.Of(requirement.Status, texts)}</p>{LeftOut(requirement)}</li>

        """);

    // A key word of RFC 2119, which is never translated.
    private static string Level(RequirementLevel level) => WireName.Of(level).Replace('-', ' ').ToUpperInvariant();

    private static Markup Reason(RequirementEntry requirement) =>
        requirement.Reason is null ? Markup.Empty : Markup.Of($"""<span class="why">{requirement.Reason}</span>""");

    private Markup Checks(RequirementEntry requirement) =>
        requirement.Checks.Count == 0 ? Markup.Empty : Markup.Of($"""<span class="by">{Markup.Join(requirement.Checks.Select(Check))}</span>""");

    private Markup LeftOut(RequirementEntry requirement) => requirement.LeftOut is null
        ? Markup.Empty
        : Markup.Of($"""<p class="without">{texts["left-out"]}: {Markup.Join(requirement.LeftOut.Select(name => Markup.Of($"{Technical.Code(name)} ")))}</p>""");

    private Markup Check(string id) => told.Contains(id) ? Markup.Of($"""<a href="#check-{id}"><code>{id}</code></a> """) : Markup.Of($"<code>{id}</code> ");
}
