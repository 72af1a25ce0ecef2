namespace DigitalIndiaStack.Bench.Reports;

/// <summary>One server of a work and its samples.</summary>
internal sealed record Subject(string Name, IReadOnlyList<Sample> Samples)
{
    public IEnumerable<string> Metrics => Samples[0].Figures.Select(figure => figure.Metric);

    /// <summary>The median of a metric; of an even number of samples the lower one.</summary>
    public double Median(string metric)
    {
        var values = Samples.Select(sample => sample.Figures.First(figure => figure.Metric == metric).Value).Order().ToList();
        return values[(values.Count - 1) / 2];
    }
}

/// <summary>What was measured of one work.</summary>
/// <param name="Name">Name, as <c>--only</c> takes it.</param>
/// <param name="Title">What was done, and how often.</param>
/// <param name="Subjects">The subject first, its peers after it.</param>
internal sealed record WorkResult(string Name, string Title, IReadOnlyList<Subject> Subjects);
