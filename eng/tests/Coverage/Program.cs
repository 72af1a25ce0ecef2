using System.Globalization;
using DigitalIndiaStack.Conformance.Mutants;
using DigitalIndiaStack.Coverage;

return args switch
{
    ["matrix"] => WriteMatrix(),
    ["kills", .. var ids] => await HuntAsync(ids),
    ["operations"] => await CoverAsync(),
    ["alarms"] => await AlarmAsync(null),
    ["alarms", var postgreSql] => await AlarmAsync(postgreSql),
    ["seeds", var count] => await RepeatAsync(int.Parse(count, CultureInfo.InvariantCulture)),
    _ => Help(),
};

static int Help()
{
    Console.WriteLine("""
        dotnet run --project eng/tests/Coverage -- matrix            writes specs/coverage.md and specs/coverage.csv
        dotnet run --project eng/tests/Coverage -- kills [ID ...]    hunts every mutant, or those whose id begins so
        dotnet run --project eng/tests/Coverage -- operations        counts the positive, negative and access checks of each operation
        dotnet run --project eng/tests/Coverage -- alarms [POSTGRES] judges the correct host and each equivalent variant, on SQLite or on the
                                                                     empty PostgreSQL database of a connection string
        dotnet run --project eng/tests/Coverage -- seeds COUNT       judges the correct host with as many seeds
        """);
    return 3;
}

static int WriteMatrix()
{
    MatrixFiles.Write(MatrixFiles.FindRoot());
    return 0;
}

static async Task<int> HuntAsync(string[] ids)
{
    var start = TimeProvider.System.GetTimestamp();
    Mutant[] mutants = [.. Mutant.All.Where(mutant => ids.Length == 0 || ids.Any(id => mutant.Id.StartsWith(id, StringComparison.Ordinal)))];
    var report = new KillReport(await KillRun.HuntAsync(mutants, CancellationToken.None));
    Console.WriteLine(report);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetElapsedTime(start).TotalSeconds:0} s"));
    return report.Survivors.Count == 0 ? 0 : 1;
}

static async Task<int> CoverAsync()
{
    await using var host = await MutantHost.StartAsync();
    var seen = new SeenExchanges();
    await Judge.RunAsync(host, [], seed: 1, CancellationToken.None, seen);
    var covers = OperationCover.Of(seen);
    foreach (var cover in covers)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cover.Operation.Block,-12} {cover.Operation.Id,-24} {cover.Positive,3} positive {cover.Negative,3} negative {cover.Access,3} access {(cover.Missing.Length == 0 ? "" : $"LACKS {cover.Missing}")}"));
    }

    return covers.All(cover => cover.Missing.Length == 0 || Excuses.Operations.ContainsKey(cover.Operation.Id)) ? 0 : 1;
}

static async Task<int> AlarmAsync(string? postgreSql)
{
    var alarms = await Alarms.OfEachAsync(postgreSql, CancellationToken.None);
    Console.WriteLine(alarms.Count == 0 ? "No false alarm." : string.Join(Environment.NewLine, alarms));
    return alarms.Count == 0 ? 0 : 1;
}

static async Task<int> RepeatAsync(int count)
{
    var differences = 0;
    await foreach (var (seed, alarms) in Alarms.OfSeedsAsync(Enumerable.Range(1, count), CancellationToken.None))
    {
        Console.WriteLine(alarms.Count == 0 ? $"seed {seed}: no alarm" : string.Join(Environment.NewLine, alarms));
        differences += alarms.Count;
    }

    return differences == 0 ? 0 : 1;
}
