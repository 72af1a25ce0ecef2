using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Reports;
using DigitalIndiaStack.Conformance.Engine.Reports.Model;
using DigitalIndiaStack.Conformance.Engine.Reports.Texts;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Cli;

/// <summary>A report to write.</summary>
/// <param name="Kind">One of <see cref="ReportKinds.Names"/>.</param>
/// <param name="Path">Where it goes.</param>
internal sealed record ReportOrder(string Kind, string Path)
{
    /// <summary>Names of the forms, for help texts.</summary>
    public static string Kinds => string.Join(", ", ReportKinds.Names);

    /// <summary>Reads <c>KIND=PATH</c>.</summary>
    public static IReadOnlyList<ReportOrder> Read(IReadOnlyList<string> orders) => [.. orders.Select(order => order.Split('=', 2) switch
    {
        [var kind, { Length: > 0 } path] when ReportKinds.Names.Contains(kind) => new ReportOrder(kind, path),
        _ => throw new ConfigurationFaultException([$"--report {order}: write KIND=PATH, with KIND one of {Kinds}."]),
    })];

    /// <summary>The words of a language; without one, English.</summary>
    public static ReportTexts Texts(string? language) => language is null || ReportTexts.Languages.Contains(language)
        ? ReportTexts.In(language ?? ReportTexts.Languages[0])
        : throw new ConfigurationFaultException([$"--lang {language}: write one of {string.Join(", ", ReportTexts.Languages)}."]);

    /// <summary>Writes all that was ordered, and annotations into the log where the order is for GitHub.</summary>
    public static void Write(IReadOnlyList<ReportOrder> orders, Results results, ReportTexts texts, Redactor secrets, TextWriter output)
    {
        foreach (var order in orders)
        {
            ReportFile.WriteRendered(order.Path, ReportKinds.Write(order.Kind, results, texts), secrets);
            output.WriteLine($"{order.Kind} report: {order.Path}");
            if (order.Kind == "github")
            {
                GitHubReport.Annotations(results).ToList().ForEach(output.WriteLine);
            }
        }
    }
}
