using DigitalIndiaStack.Conformance.Engine.Reports.Model;
using DigitalIndiaStack.Conformance.Engine.Reports.Texts;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Reports.Html;

/// <summary>The checks that did not pass: breaches with all that repairs them, the others with what they lack.</summary>
internal sealed class CheckSection(Results results, ReportTexts texts)
{
    public Markup Failures()
    {
        List<CheckEntry> failed = [.. results.With(VerdictKind.Fail, VerdictKind.Error)];
        return failed.Count > 0 ? Section("failures", Markup.Empty, Markup.Join(failed.Select(Breach))) : Section("failures", Markup.Empty, Markup.Of($"<p>{texts["failures.none"]}</p>"));
    }

    public Markup Warnings() => Breaches("warnings", VerdictKind.Warn, Markup.Empty);

    public Markup Waived()
    {
        var unused = results.UnusedWaivers.Count == 0
            ? Markup.Empty
            : Markup.Of($"""<p class="note">{texts["unused-waivers"]}: {Technical.Code(string.Join(", ", results.UnusedWaivers))}</p>""");
        return Breaches("waived", VerdictKind.Waived, unused);
    }

    public Markup Undecided()
    {
        List<CheckEntry> open = [.. results.With(VerdictKind.Inconclusive, VerdictKind.Skipped)];
        return open.Count == 0
            ? Markup.Empty
            : Section("undecided", Markup.Of($"""<p class="note">{texts["undecided.note"]}</p>"""), Markup.Of($"""<ul class="open">{Markup.Join(open.Select(Open))}</ul>"""));
    }

    private Markup Breaches(string name, VerdictKind kind, Markup before)
    {
        List<CheckEntry> chosen = [.. results.With(kind)];
        return chosen.Count == 0 && before.Text.Length == 0 ? Markup.Empty : Section(name, before, Markup.Join(chosen.Select(Breach)));
    }

    private Markup Section(string name, Markup before, Markup content) =>
        Markup.Of($"""<section aria-labelledby="{name}"><h2 id="{name}">{texts[name]}</h2>{before}{content}</section>""");

    private Markup Breach(CheckEntry check) => Markup.Of($"""
        <article class="{Tone(check.Verdict)}" id="check-{check.Id}">
        <h3>{Technical.Line(check.Id, check.Title)}</h3>
        <p class="badge {Tone(check.Verdict)}">{texts.Of("verdict", check.Verdict)}</p>
        <dl>{Markup.Join(check.Requirements.Select(Sentence))}{Row("expected", Block(check.Expected))}{Row("found", Block(check.Found))}{Row("reason", Reason(check))}{Row("hint", Text(check.Hint))}{Row("request", Code(check.RequestId))}{Row("curl", Block(check.Curl))}{Row("replay", Block(check.Replay))}</dl>
        </article>

        """);

    private Markup Sentence(string id)
    {
        var found = results.Requirement(id);
        return Row("requirement", found is null
            ? Technical.Code(id)
            : Markup.Of($"""{Technical.Line(id, found.Text)} <span class="place">{Technical.Code($"{found.Spec.File}:{found.Spec.Line}")}</span>"""));
    }

    private Markup Open(CheckEntry check) => Markup.Of($"""
        <li id="check-{check.Id}"><p><span class="badge unsure">{texts.Of("verdict", check.Verdict)}</span> {Technical.Line(check.Id, check.Title)}</p>
        <p>{Reason(check) ?? Markup.Empty}</p>{(check.Hint is null ? Markup.Empty : Markup.Of($"<p>{texts["hint"]}: {Technical.Sentence(check.Hint)}</p>"))}</li>

        """);

    private Markup Row(string label, Markup? content) =>
        content is { } given ? Markup.Of($"""<div class="{label}"><dt>{texts[label]}</dt><dd>{given}</dd></div>""") : Markup.Empty;

    private static Markup? Reason(CheckEntry check) =>
        check.Reason is null ? null : Technical.Line(check.Reason, check.Message ?? "");

    private static Markup? Block(string? text) => text is null ? null : Technical.Block(text);

    private static Markup? Code(string? text) => text is null ? null : Technical.Code(text);

    private static Markup? Text(string? text) => text is null ? null : Technical.Sentence(text);

    private static string Tone(VerdictKind kind) => kind is VerdictKind.Fail or VerdictKind.Error ? "bad" : "unsure";
}
