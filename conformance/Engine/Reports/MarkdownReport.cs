using System.Globalization;
using DigitalIndiaStack.Conformance.Engine.Reports.Model;
using DigitalIndiaStack.Conformance.Engine.Reports.Texts;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Reports;

/// <summary>Writes results as Markdown, for a comment or a wiki: what it comes to, the profiles, and each breach with all that repairs it.</summary>
internal static class MarkdownReport
{
    private static readonly RequirementStatus[] Columns =
    [
        RequirementStatus.Proved, RequirementStatus.Attested, RequirementStatus.Untested, RequirementStatus.Broken,
        RequirementStatus.Undecided, RequirementStatus.Waived, RequirementStatus.NotApplicable,
    ];

    public static string Write(Results results, ReportTexts texts)
    {
        using var page = new StringWriter(CultureInfo.InvariantCulture);
        Head(page, results, texts);
        Profiles(page, results, texts);
        Breaches(page, results, texts, "failures", VerdictKind.Fail, VerdictKind.Error);
        Breaches(page, results, texts, "warnings", VerdictKind.Warn);
        Breaches(page, results, texts, "waived", VerdictKind.Waived);
        Undecided(page, results, texts);
        LeftOut(page, results, texts);
        page.Write($"\n{MarkdownText.Plain(texts["redacted"])}\n");
        return page.ToString();
    }

    private static void Head(TextWriter page, Results results, ReportTexts texts)
    {
        var counts = string.Join(" · ", results.Summary.Select(pair => $"{texts.Of("verdict", pair.Key)} {pair.Value.ToString(CultureInfo.InvariantCulture)}"));
        var moment = results.Run.FinishedAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        page.Write($"# {texts["title"]}: {texts[$"result.{results.ExitCode}"]}\n\n");
        page.Write($"{texts[$"lead.{results.ExitCode}"]}\n\n");
        page.Write($"- {texts["server"]}: {MarkdownText.Plain(results.Target.Name)} ({MarkdownText.Plain(results.Target.Url)})\n");
        page.Write($"- {texts["checks"]}: {counts}\n");
        page.Write($"- {texts["finished"]}: {moment}\n");
        page.Write($"- {texts["run"]}: {results.Run.Id}, {results.Run.Seed.ToString(CultureInfo.InvariantCulture)}\n");
        if (results.Run.Asked.Count > 0)
        {
            page.Write($"- {texts["asked"]}: {MarkdownText.Plain(string.Join(", ", results.Run.Asked))}\n");
        }

        if (results.UnusedWaivers.Count > 0)
        {
            page.Write($"- {texts["unused-waivers"]}: {string.Join(", ", results.UnusedWaivers)}\n");
        }
    }

    private static void Profiles(TextWriter page, Results results, ReportTexts texts)
    {
        page.Write($"\n## {texts["profiles"]}\n\n{texts["profiles.note"]}\n\n");
        page.Write($"| {texts["profiles"]} | | {string.Join(" | ", Columns.Select(status => texts.Of("status", status)))} |\n");
        page.Write($"|---|---|{string.Concat(Columns.Select(_ => "---:|"))}\n");
        foreach (var profile in results.Profiles)
        {
            page.Write($"| {MarkdownText.Plain(profile.Name)} | {texts.Of("conformity", profile.Conformity)} | {string.Join(" | ", Columns.Select(status => profile.Count(status).ToString(CultureInfo.InvariantCulture)))} |\n");
        }
    }

    private static void Breaches(TextWriter page, Results results, ReportTexts texts, string name, params VerdictKind[] kinds)
    {
        List<CheckEntry> chosen = [.. results.With(kinds)];
        if (chosen.Count == 0)
        {
            page.Write(name == "failures" ? $"\n## {texts[name]}\n\n{texts["failures.none"]}\n" : "");
            return;
        }

        page.Write($"\n## {texts[name]}\n");
        foreach (var check in chosen)
        {
            page.Write($"\n### {check.Id} {MarkdownText.Plain(check.Title)}\n\n");
            foreach (var id in check.Requirements)
            {
                page.Write(results.Requirement(id) is { } found ? $"**{id}** {MarkdownText.Plain(found.Text)} `{found.Spec.File}:{found.Spec.Line}`\n\n" : $"**{id}**\n\n");
            }

            Details(page, check, texts);
        }
    }

    private static void Details(TextWriter page, CheckEntry check, ReportTexts texts)
    {
        if (check.Reason is not null)
        {
            page.Write($"{texts["reason"]}: `{check.Reason}` {MarkdownText.Plain(check.Message ?? "")}\n\n");
        }

        Block(page, texts["expected"], check.Expected, "text");
        Block(page, texts["found"], check.Found, "text");
        if (check.Hint is not null)
        {
            page.Write($"> {texts["hint"]}: {MarkdownText.Plain(check.Hint)}\n\n");
        }

        Block(page, check.RequestId is null ? texts["curl"] : $"{texts["curl"]} ({texts["request"]}: `{check.RequestId}`)", check.Curl, "sh");
        Block(page, texts["replay"], check.Replay, "sh");
    }

    private static void Block(TextWriter page, string label, string? text, string language)
    {
        if (text is not null)
        {
            page.Write($"{label}:\n\n{MarkdownText.Block(text, language)}\n");
        }
    }

    private static void Undecided(TextWriter page, Results results, ReportTexts texts)
    {
        List<CheckEntry> open = [.. results.With(VerdictKind.Inconclusive, VerdictKind.Skipped)];
        if (open.Count == 0)
        {
            return;
        }

        page.Write($"\n## {texts["undecided"]}\n\n{texts["undecided.note"]}\n\n");
        foreach (var check in open)
        {
            page.Write($"- {check.Id} {MarkdownText.Plain(check.Title)}: `{check.Reason}` {MarkdownText.Plain(check.Message ?? "")}\n");
        }
    }

    private static void LeftOut(TextWriter page, Results results, ReportTexts texts)
    {
        List<RequirementEntry> partly = [.. results.Requirements.Where(requirement => requirement.LeftOut is not null)];
        if (partly.Count == 0)
        {
            return;
        }

        page.Write($"\n## {texts["left-out"]}\n\n{texts["left-out.note"]}\n\n");
        foreach (var requirement in partly)
        {
            page.Write($"- {requirement.Id} {MarkdownText.Plain(requirement.Text)}: {string.Join(", ", requirement.LeftOut!.Select(name => $"`{name}`"))}\n");
        }
    }
}
