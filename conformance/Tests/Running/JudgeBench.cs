using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Requirements;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Engine.Verdicts;
using DigitalIndiaStack.Conformance.Tests.Servers;

namespace DigitalIndiaStack.Conformance.Tests.Running;

/// <summary>Judges checks made on the spot against a server that is a function, and hears what is told of them.</summary>
internal sealed class JudgeBench : IRunRecorder, IRunProgress, IDisposable
{
    private static readonly Lazy<SpecSet> Specs = new(() =>
    {
        using var small = new SmallTarget("http://localhost");
        return SpecSet.Load(SpecFiles.FromDirectory(small.Specs));
    });

    private readonly RunOptions options;

    /// <param name="answers">Whether the server answers its next request.</param>
    /// <param name="options">How the run goes; once, without repeats, when absent.</param>
    /// <param name="target">Changes the target.</param>
    public JudgeBench(Func<bool>? answers = null, RunOptions? options = null, Func<SystemUnderTest, SystemUnderTest>? target = null)
    {
        this.options = options ?? new RunOptions { Repeats = 0 };
        var server = new SystemUnderTest { Name = "A function", Target = new Uri("http://localhost"), Issuer = new Uri("http://localhost/issuer"), A = new Tenant() };
        Session = new Session(target?.Invoke(server) ?? server, Specs.Value, this.options, TimeProvider.System, new Function(answers ?? (() => true)));
    }

    public Session Session { get; }

    /// <summary>What was told, in order.</summary>
    public List<string> Told { get; } = [];

    /// <summary>What the checks may verify: a MUST and a SHOULD of one block, a MUST of another, two with operations.</summary>
    public static IReadOnlyDictionary<string, Requirement> Requirements { get; } = new[]
    {
        Of("MUST", "things", RequirementLevel.Must), Of("SHOULD", "things", RequirementLevel.Should), Of("OTHER", "others", RequirementLevel.Must),
        Of("ONE", "things", RequirementLevel.Must, "getThing"), Of("TWO", "things", RequirementLevel.Must, "getThing", "listThings"),
    }.ToDictionary(requirement => requirement.Id);

    public static Check Check(Func<CheckRun, Task> body, string id = "C", params string[] requirements) =>
        new() { Id = id, Title = id, Requirements = requirements.Length == 0 ? ["MUST"] : requirements, Touches = Touches.OwnThings, Body = body };

    /// <summary>Sends a request of its own address.</summary>
    public static Task<Answer> AskAsync(CheckRun run, string path = "") => run.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri($"http://localhost/{path}")));

    public CheckJudge Judge(IRunRecorder? recorder = null) => new(Session, Requirements, options.Repeats, recorder ?? this);

    public Task<CheckResult> JudgeAsync(Check check) => Judge().JudgeAsync(check, TestContext.Current.CancellationToken);

    public Task<CheckResult> JudgeAsync(Func<CheckRun, Task> body, params string[] requirements) => JudgeAsync(Check(body, "C", requirements));

    /// <summary>Judges some checks as a run does.</summary>
    public async Task<(IReadOnlyList<CheckResult> Results, bool IsLost)> RunAsync(IReadOnlyList<Check> checks, CancellationToken? cancellationToken = null, params Waiver[] waivers)
    {
        var events = new OneAtATime(this, [this]);
        using var judging = new Judging(Session, Judge(events), new Waivers(waivers), events);
        try
        {
            var isLost = await judging.RunAsync(new RunPlan(checks, []), options, cancellationToken ?? TestContext.Current.CancellationToken);
            return (judging.Results, isLost);
        }
        catch (OperationCanceledException)
        {
            Assert.Empty(judging.Results);
            throw;
        }
    }

    public void Started(RunStart start)
    {
    }

    public void Started(RunPlan plan, int seed)
    {
    }

    public void Begun(Check check) => Told.Add($"begun {check.Id}");

    public void Attempted(Check check, int attempt, IReadOnlyList<Exchange> exchanges) => Told.Add($"attempt {attempt} of {check.Id}: {exchanges.Count}");

    void IRunRecorder.Finished(CheckResult result) => Told.Add($"kept {result.Check.Id}");

    void IRunProgress.Finished(CheckResult result) => Told.Add($"shown {result.Check.Id}");

    public void Dispose() => Session.Dispose();

    private static Requirement Of(string id, string block, RequirementLevel level, params string[] operations) => new() { Id = id, Block = block, Level = level, Text = id, Operations = operations };

    private sealed class Function(Func<bool> answers) : ITransport
    {
        public Task<Reply> SendAsync(HttpRequestMessage request, Exchange asked, Evidence evidence, CancellationToken cancellationToken) =>
            answers() ? Task.FromResult(new Reply(200, [], [], 0)) : throw new HttpRequestException("nobody is there");

        public void Dispose()
        {
        }
    }
}
