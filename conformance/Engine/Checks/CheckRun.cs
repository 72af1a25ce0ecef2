using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Recording;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Checks;

/// <summary>All that a check may touch: actors, the API of each block, chance from the seed, and the pairing of control and attack.</summary>
public sealed class CheckRun
{
    private int counter;
    private int fans;
    private bool controlHeld;

    internal CheckRun(Session session, Check check, Course course, TimeLimit limit)
    {
        Session = session;
        Check = check;
        Course = course;
        Limit = limit;
        Random = new Random(SeedOf(session.Seed, course.Name));
        Clock = new TargetClock(session.Clock, course.Journal);
        A = new TenantActors(this, session.Target.A);
    }

    /// <summary>The server to judge.</summary>
    public SystemUnderTest Target => Session.Target;

    /// <summary>Those who act in the first tenant.</summary>
    public TenantActors A { get; }

    /// <summary>Those who act in the other tenant; without one the check is skipped.</summary>
    public TenantActors B => Target.B is { } other
        ? new TenantActors(this, other)
        : throw new CheckSkippedException(ReasonCodes.DataMissing, "The target file has no tenant b.");

    /// <summary>Chance that is the same for the same seed and check.</summary>
    public Random Random { get; }

    /// <summary>What was sent and what came back.</summary>
    public Evidence Evidence => Course.Evidence;

    /// <summary>Time of the server and the way to move it.</summary>
    public TargetClock Clock { get; }

    /// <summary>Ends the check when the run is broken off.</summary>
    public CancellationToken CancellationToken => Limit.Token;

    /// <summary>The rules by which the run judges.</summary>
    public SpecSet Specs => Session.Specs;

    /// <summary>How much of its work the check may do at once.</summary>
    internal int Lanes => Session.Lanes;

    internal Session Session { get; }

    internal Check Check { get; }

    internal Course Course { get; }

    internal TimeLimit Limit { get; }

    /// <summary>The API of a block.</summary>
    public BlockApi Api(string block) => new(this, Session.Specs.Document(block));

    /// <summary>A text that no other check, attempt or run uses; for keys and names of test data.</summary>
    public string Unique(string stem) => $"{stem}-{Course.Prefix}-{Strand.Of(Course)?.Next() ?? $"{Interlocked.Increment(ref counter)}"}";

    /// <summary>A UUID that nothing else has; the same when the verdict is recomputed, which a fresh one would not be.</summary>
    public string NewId() => Course.NewId();

    /// <summary>Waits; a verdict is recomputed without waiting.</summary>
    public Task DelayAsync(TimeSpan time) => Session.IsRecorded ? Task.CompletedTask : Task.Delay(time, CancellationToken);

    /// <summary>Judges a part that can be left out: where the server declares not to offer what the part needs, the result says so and the rest is judged.</summary>
    public async Task PartAsync(Func<Task> body)
    {
        try
        {
            await body();
            Course.Omissions.Judged();
        }
        catch (UndeclaredException missing)
        {
            Course.Omissions.Add(missing);
        }
    }

    /// <summary>Says of operations that the check does not judge them, though its requirement is about them.</summary>
    public void LeaveOut(IEnumerable<string> operations) => Course.Omissions.Add(operations);

    /// <summary>Whether the server offers an operation, as far as its target file says.</summary>
    public bool Offers(ApiOperation operation) => UndeclaredException.NameOf(Target, operation) is null;

    /// <summary>Whether the run is about an operation: what was not asked for, a check over all operations neither judges nor prepares.</summary>
    public bool Asks(ApiOperation operation) => Session.Operations.Contains(operation);

    /// <summary>Runs the permitted twin of the attack; when it fails, the check is inconclusive.</summary>
    /// <param name="what">What is permitted, for the report.</param>
    /// <param name="body">Does it and asserts that it worked.</param>
    public async Task ControlAsync(string what, Func<Task> body)
    {
        try
        {
            await body();
            controlHeld = true;
        }
        catch (CheckFailedException failure)
        {
            throw new ControlFailedException(what, failure);
        }
    }

    /// <summary>Runs the attack, after its control.</summary>
    /// <param name="body">Does what is forbidden and asserts the exact refusal.</param>
    /// <exception cref="InvalidOperationException">No control was run: the check itself is broken.</exception>
    public Task AttackAsync(Func<Task> body) => controlHeld
        ? body()
        : throw new InvalidOperationException("An attack needs a control before it.");

    /// <summary>Sends a request that is no operation of a block, for example to a discovery document.</summary>
    public Task<Answer> SendAsync(HttpRequestMessage request) => SendAsync(request, []);

    /// <inheritdoc cref="SendAsync(HttpRequestMessage)"/>
    /// <param name="secretMembers">Members of a JSON answer that are secrets.</param>
    internal Task<Answer> SendAsync(HttpRequestMessage request, IReadOnlyList<string> secretMembers)
    {
        if (!Target.IsDestructionPermitted && request.Method == HttpMethod.Delete)
        {
            throw new CheckSkippedException(ReasonCodes.NotPermitted, "The target file forbids to delete (destructive: false).");
        }

        if (!request.Headers.Contains("X-Request-Id"))
        {
            request.Headers.Add("X-Request-Id", NewId());
        }

        return Session.Wire.SendAsync(request, Evidence, secretMembers, CancellationToken);
    }

    /// <summary>
    /// The same run with names and chance of its own, for work that is done at once with other work: which of the two draws first, nobody
    /// can repeat.
    /// </summary>
    /// <param name="letter">Tells the branches of a check apart.</param>
    public CheckRun Branch(char letter) => new(Session, Check, Course with { Prefix = $"{Course.Prefix}{letter}" }, Limit);

    /// <summary>The pieces of work that begin now, side by side: each is given its place among them.</summary>
    internal Func<int, Strand> FanOut()
    {
        var fan = Interlocked.Increment(ref fans);
        return place => new Strand(Course.Name, $"f{fan}s{place}");
    }

    /// <summary>What the checks of a run share: made by the first that asks, and again when it has become too old.</summary>
    /// <param name="what">Names it, in small letters and hyphens; the same name means the same thing.</param>
    /// <param name="make">Makes it, with the run that it is given.</param>
    /// <param name="life">How long it can be used, in the server's time.</param>
    public async Task<T> ShareAsync<T>(string what, Func<CheckRun, Task<T>> make, TimeSpan life)
        where T : class
    {
        var shared = await Session.Shared.GetAsync(what, this, async run => new Shared<T>(await make(run), Session.Clock.Now + life), made => made.Until > Session.Clock.Now);
        return shared.Thing;
    }

    /// <summary>The same run with the course of a making of a shared thing.</summary>
    internal CheckRun Sharing(string key, int turn) => new(Session, Check, Session.Courses.Open(Course.NameOfShared(key), turn), Limit);

    /// <summary>Ends the check as broken unless it may move the clock here.</summary>
    internal void MustMoveClock()
    {
        if (!Check.Touches.MovesClock && !Check.Touches.IsUnknown)
        {
            throw new InvalidOperationException("A check that moves the clock must declare [Touches(MovesClock = true)].");
        }

        if (Course.IsNameOfShared(Course.Name))
        {
            throw new InvalidOperationException("What checks share is made without moving the clock: those that wait for it would never all wait for a moment.");
        }
    }

    /// <summary>Ends the check as broken unless it declares that it changes a shared thing.</summary>
    internal void MustWrite(string thing)
    {
        if (!Check.Touches.IsUnknown && !Check.Touches.Writes.Contains(thing))
        {
            throw new InvalidOperationException($"A check that spoils a sign-in of the {thing} must declare [Touches(Writes = [\"{thing}\"], Destructive = true)].");
        }
    }

    // string.GetHashCode differs from process to process; this does not.
    private static int SeedOf(int seed, string checkId) => checkId.Aggregate(seed, (hash, letter) => unchecked((hash * 31) + letter));

    private sealed record Shared<T>(T Thing, DateTimeOffset Until);
}
