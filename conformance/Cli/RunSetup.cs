using System.Security.Cryptography;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Suites;

namespace DigitalIndiaStack.Conformance.Cli;

/// <summary>What a request of the command line comes to: the rules, the choice and the options of the run.</summary>
/// <param name="Specs">By what is judged.</param>
/// <param name="Plan">What is chosen.</param>
/// <param name="Options">How it is run.</param>
internal sealed record RunSetup(SpecSet Specs, RunPlan Plan, RunOptions Options)
{
    /// <summary>The server of the run that goes on; <see langword="null"/> for a new run.</summary>
    private Uri? Resumed { get; init; }

    private const int MostByDefault = 16;

    private static readonly string[] UsualPlaces = ["dis-sut.yaml", "data/dis-sut.yaml"];

    /// <summary>Reads the request.</summary>
    /// <exception cref="ConfigurationFaultException">An option is wrong, or nothing is chosen.</exception>
    public static RunSetup Of(RunRequest request, IReadOnlyList<Check> checks)
    {
        var specs = SpecSet.Load(request.Specs is { } directory ? FromDirectory(directory) : Suite.Specs);
        var options = OptionsOf(request);
        if (request.Resume)
        {
            var resumed = Resumption.Read(ResumedFolder(request), checks, specs);
            return new RunSetup(specs, resumed.Plan, options with { Seed = resumed.Seed, SoFar = resumed.SoFar }) { Resumed = resumed.Target };
        }

        if (request.FailedFrom is { } path)
        {
            var earlier = EarlierResults.Read(path);
            options = options with { Checks = earlier.Checks, Seed = request.Seed ?? earlier.Seed };
        }

        return new RunSetup(specs, RunPlan.Choose(checks, specs, options), options);
    }

    /// <summary>Reads the description of the server.</summary>
    /// <exception cref="ConfigurationFaultException">There is none, or it is wrong, or the run that goes on was about another server.</exception>
    public SystemUnderTest Target(RunRequest request)
    {
        var target = TargetFile.Read(SutFile(request.Sut), Address(request.Target));
        return Resumed is null || Resumed == target.Target
            ? target
            : throw new ConfigurationFaultException([$"The run in {request.Out} judged {Resumed} and not {target.Target}; begin anew without --resume."]);
    }

    private static RunOptions OptionsOf(RunRequest request) => new()
    {
        Only = request.Only,
        Profiles = request.Profiles,
        Seed = request.Seed ?? RandomNumberGenerator.GetInt32(1, int.MaxValue),
        Parallel = request.Parallel is null or > 0
            ? request.Parallel ?? Math.Clamp(4 * Environment.ProcessorCount, 4, MostByDefault)
            : throw new ConfigurationFaultException([$"--parallel {request.Parallel}: at least 1 check must run."]),
        Rate = request.Rate is { } rate ? Quantity.Rate("--rate", rate) : null,
        TimeBudget = request.TimeBudget is { } budget ? Quantity.Time("--time-budget", budget) : null,
    };

    private static string ResumedFolder(RunRequest request)
    {
        if (request.Only.Count > 0 || request.Profiles.Count > 0 || request.FailedFrom is not null || request.Seed is not null)
        {
            throw new ConfigurationFaultException(["--resume goes on with what was chosen: leave out --only, --profile, --failed-from and --seed."]);
        }

        return request.Out ?? throw new ConfigurationFaultException(["--resume needs --out DIR, the folder of the run that was broken off."]);
    }

    private static SpecFiles FromDirectory(string directory) => Directory.Exists(directory)
        ? SpecFiles.FromDirectory(directory)
        : throw new ConfigurationFaultException([$"There is no folder {directory}."]);

    /// <summary>The description that is meant.</summary>
    /// <exception cref="ConfigurationFaultException">None was named, and none is where they usually are.</exception>
    public static string SutFile(string? named) => named ?? UsualSut()
        ?? throw new ConfigurationFaultException(["Describe the server in a file: --sut FILE, or dis-sut.yaml here. dis conform init --target URL writes one; a sandbox does so itself, into its data folder."]);

    /// <summary>The description that is where they usually are; <see langword="null"/> for none.</summary>
    public static string? UsualSut() => UsualPlaces.FirstOrDefault(File.Exists);

    /// <summary>The address of an option; <see langword="null"/> when it is not given.</summary>
    /// <exception cref="ConfigurationFaultException">It is no address.</exception>
    public static Uri? Address(string? target)
    {
        if (target is null)
        {
            return null;
        }

        return Uri.TryCreate(target, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new ConfigurationFaultException([$"--target {target} is no http or https address."]);
    }
}
