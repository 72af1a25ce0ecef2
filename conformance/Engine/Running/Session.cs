using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Receiving;
using DigitalIndiaStack.Conformance.Engine.Recording;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Running;

/// <summary>What the checks of one run share.</summary>
internal sealed class Session : IDisposable
{
    // More than a part of a run ever makes of one shared thing.
    private const int MostTurns = 100_000;

    private const int MostLanes = 4;

    /// <summary>A session with a server.</summary>
    /// <param name="transport">Where answers come from; the server itself when absent.</param>
    public Session(SystemUnderTest target, SpecSet specs, RunOptions options, TimeProvider clock, ITransport? transport = null)
    {
        Target = target;
        Specs = specs;
        Operations = AskedOperations.Of(specs, options.Profiles);
        Seed = options.Seed;
        RunId = options.SoFar?.RunId ?? RandomNumberGenerator.GetHexString(8, lowercase: true);
        DataPrefix = options.SoFar is { } earlier ? $"{RunId}{earlier.Turn}" : RunId;
        Redactor = new Redactor();
        foreach (var secret in target.Secrets)
        {
            Redactor.Learn(secret);
        }

        Wire = new Wire(Redactor, transport ?? Transport(target)) { Pace = Pace.Of(Least(options.Rate, target.Limits.Rate), clock) };
        Parallel = Math.Max(1, Math.Min(options.Parallel, target.Limits.Parallel ?? int.MaxValue));
        Clock = new TargetClock(clock);
        Courses = new LiveCourses(DataPrefix);
        Room = new WaitingRoom(Clock);
        Shared = new SharedThings((options.SoFar?.Turn ?? 0) * MostTurns);
    }

    /// <summary>A session that is recomputed from its record.</summary>
    public Session(SystemUnderTest target, SpecSet specs, RunStamp stamp, ICourses record)
    {
        Target = target;
        Specs = specs;
        Operations = AskedOperations.Of(specs, stamp.Asked);
        Seed = stamp.Seed;
        RunId = DataPrefix = stamp.RunId;
        Redactor = new Redactor();
        Wire = new Wire(Redactor, new RecordedTransport());
        Clock = new TargetClock(TimeProvider.System);
        Room = new WaitingRoom(Clock) { IsOpen = true };
        Courses = record;
        Shared = new SharedThings(0);
        IsRecorded = true;
    }

    public SystemUnderTest Target { get; }

    public SpecSet Specs { get; }

    /// <summary>What checks over all operations judge.</summary>
    public AskedOperations Operations { get; }

    public int Seed { get; }

    public string RunId { get; }

    /// <summary>Stands in the names of all test data, so that a run meets only its own; a run that goes on meets not even those of its first part.</summary>
    public string DataPrefix { get; }

    /// <summary>How many checks may work at the same time.</summary>
    public int Parallel { get; } = 1;

    /// <summary>How much of its work one check may do at once.</summary>
    public int Lanes => Math.Min(Parallel, MostLanes);

    /// <summary>Whether the answers come from a record.</summary>
    public bool IsRecorded { get; }

    /// <summary>Where attempts get their courses.</summary>
    public ICourses Courses { get; }

    public Redactor Redactor { get; }

    public Wire Wire { get; }

    public TargetClock Clock { get; }

    /// <summary>Where checks wait for the clock to be moved.</summary>
    public WaitingRoom Room { get; }

    /// <summary>One sign-in of a person at a time: a second would read the one-time code of the first.</summary>
    public KeyedGates SignIns { get; } = new();

    /// <summary>What the browser of a person keeps from one token of the run to the next, so that a second one needs neither PIN nor code.</summary>
    public ConcurrentDictionary<(string Tenant, string Number), CookieContainer> Cookies { get; } = new();

    public SharedThings Shared { get; }

    public void Dispose()
    {
        Wire.Dispose();
        SignIns.Dispose();
        Shared.Dispose();
    }

    private static ITransport Transport(SystemUnderTest target)
    {
        var server = new HttpTransport(TimeSpan.FromSeconds(30), target);
        return target.Receiver is { } address ? new ReceiverTransport(server, new Receiver(address)) : server;
    }

    private static double? Least(double? one, double? other) => one is null || other < one ? other : one;
}
