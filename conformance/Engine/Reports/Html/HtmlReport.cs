using System.Globalization;
using System.Text;
using DigitalIndiaStack.Conformance.Engine.Reports.Model;
using DigitalIndiaStack.Conformance.Engine.Reports.Texts;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Reports.Html;

/// <summary>Writes results as one HTML file that needs no network, no script and no font of its own, and prints well.</summary>
internal static class HtmlReport
{
    public static string Write(Results results, ReportTexts texts)
    {
        var checks = new CheckSection(results, texts);
        var requirements = new RequirementSection(results, texts);
        return Markup.Of($"""
            <!doctype html>
            <html lang="{texts.Language}" dir="{texts.Direction}">
            {Head(results, texts)}
            <body>
            <a class="skip" href="#content">{texts["skip"]}</a>
            <header class="{Tone(results.ExitCode)}"><div class="wide">
            <p class="kicker">{texts["title"]}</p>
            <h1><span class="mark" aria-hidden="true">{Sign(results.ExitCode)}</span> {texts[$"result.{results.ExitCode}"]}</h1>
            <p class="lead">{texts[$"lead.{results.ExitCode}"]}</p>
            </div></header>
            <main id="content" class="wide">
            {Facts(results, texts)}
            {Contents(results, texts)}
            {ProfileSection.Of(results, texts)}
            {checks.Failures()}
            {checks.Warnings()}
            {checks.Waived()}
            {checks.Undecided()}
            {requirements.All()}
            </main>
            <footer><div class="wide"><p>{texts["redacted"]}</p>{(texts["english"].Length > 0 ? Markup.Of($"<p>{texts["english"]}</p>") : Markup.Empty)}</div></footer>
            </body>
            </html>

            """).Text;
    }

    private static Markup Head(Results results, ReportTexts texts) => Markup.Of($"""
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>{texts["title"]}: {results.Target.Name}, {texts[$"result.{results.ExitCode}"]}</title>
        <style>{Style()}</style>
        </head>
        """);

    private static Markup Facts(Results results, ReportTexts texts)
    {
        var took = (results.Run.FinishedAt - results.Run.StartedAt).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        var verdicts = Markup.Join(results.Summary.Select(pair => Markup.Of($"""<span class="count">{texts.Of("verdict", pair.Key)} <b>{pair.Value}</b></span> """)));
        return Markup.Of($"""
            <dl class="facts">
            <div><dt>{texts["server"]}</dt><dd><bdi>{results.Target.Name}</bdi></dd></div>
            <div><dt>{texts["address"]}</dt><dd>{Technical.Code(results.Target.Url)}</dd></div>
            <div><dt>{texts["finished"]}</dt><dd><bdi dir="ltr">{results.Run.FinishedAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}</bdi></dd></div>
            <div><dt>{texts["took"]}</dt><dd><bdi dir="ltr">{took} s</bdi></dd></div>
            <div><dt>{texts["tool"]}</dt><dd>{Technical.Code($"{results.Tool.Name} {results.Tool.Version}")}</dd></div>
            <div><dt>{texts["run"]}</dt><dd>{Technical.Code($"{results.Run.Id}, {results.Run.Seed}")}</dd></div>
            <div class="full"><dt>{texts["specs"]}</dt><dd>{Technical.Code(results.Run.Specs)}</dd></div>
            {Asked(results, texts)}<div class="full"><dt>{texts["checks"]}</dt><dd>{verdicts}</dd></div>
            </dl>
            """);
    }

    private static Markup Asked(Results results, ReportTexts texts) => results.Run.Asked.Count == 0
        ? Markup.Of($"")
        : Markup.Of($"""<div class="full"><dt>{texts["asked"]}</dt><dd>{Technical.Code(string.Join(", ", results.Run.Asked))}</dd></div>""");

    private static Markup Contents(Results results, ReportTexts texts)
    {
        List<(string Id, int Count)> sections =
        [
            ("profiles", results.Profiles.Count),
            ("failures", results.With(VerdictKind.Fail, VerdictKind.Error).Count()),
            ("warnings", results.With(VerdictKind.Warn).Count()),
            ("waived", results.With(VerdictKind.Waived).Count() + results.UnusedWaivers.Count),
            ("undecided", results.With(VerdictKind.Inconclusive, VerdictKind.Skipped).Count()),
            ("requirements", results.Requirements.Count),
        ];
        var links = sections.Where(section => section.Count > 0 || section.Id == "failures")
            .Select(section => Markup.Of($"""<li><a href="#{section.Id}">{texts[section.Id]}</a> {section.Count}</li>"""));
        return Markup.Of($"""<nav aria-label="{texts["contents"]}"><ul>{Markup.Join(links)}</ul></nav>""");
    }

    private static string Tone(int exitCode) => exitCode switch
    {
        ExitCodes.Conformant => "good",
        ExitCodes.Partial => "unsure",
        _ => "bad",
    };

    private static string Sign(int exitCode) => exitCode switch
    {
        ExitCodes.Conformant => "✓",
        ExitCodes.Partial => "◐",
        _ => "✕",
    };

    private static Markup Style()
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new Markup(reader.ReadToEnd());
    }
}
