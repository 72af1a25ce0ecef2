using System.Globalization;
using System.Text;

namespace DigitalIndiaStack.Bench.Reports;

/// <summary>The figures for a reader: medians of each server, and below each peer how many times its figure the subject has.</summary>
internal static class TextReport
{
    private const int NameWidth = 44;
    private const int FigureWidth = 18;

    public static string Of(WorkResult work)
    {
        var metrics = work.Subjects[0].Metrics.ToList();
        var text = new StringBuilder().AppendLine().AppendLine(work.Title);
        text.AppendLine(Row("", metrics));
        var subject = work.Subjects[0];
        text.AppendLine(Row(subject.Name, metrics.Select(metric => Number(subject.Median(metric)))));
        foreach (var peer in work.Subjects.Skip(1))
        {
            text.AppendLine(Row(peer.Name, metrics.Select(metric => Number(peer.Median(metric)))));
            text.AppendLine(Row($"  {subject.Name} / {peer.Name}", metrics.Select(metric => Ratio(subject.Median(metric), peer.Median(metric)))));
        }

        return text.ToString();
    }

    private static string Row(string name, IEnumerable<string> figures) =>
        name.PadRight(NameWidth) + string.Concat(figures.Select(figure => figure.PadLeft(FigureWidth)));

    private static string Number(double value) => value.ToString(value < 10 ? "0.000" : "#,0.0", CultureInfo.InvariantCulture);

    private static string Ratio(double subject, double peer) =>
        peer == 0 ? "-" : (subject / peer).ToString("0.00", CultureInfo.InvariantCulture) + "x";
}
