namespace DigitalIndiaStack.Conformance.Cli;

/// <summary>What the command line asks for.</summary>
internal sealed record RunRequest
{
    public string? Target { get; init; }

    public string? Sut { get; init; }

    public string? Specs { get; init; }

    public IReadOnlyList<string> Only { get; init; } = [];

    public IReadOnlyList<string> Profiles { get; init; } = [];

    public int? Seed { get; init; }

    public IReadOnlyList<string> Reports { get; init; } = [];

    /// <summary>Language of the reports for people; <see langword="null"/> for English.</summary>
    public string? Language { get; init; }

    public bool List { get; init; }

    public bool DryRun { get; init; }

    /// <summary>Earlier results whose checks without a good verdict are run again: a file, a folder or an archive.</summary>
    public string? FailedFrom { get; init; }

    /// <summary>Folder or zip for results and evidence.</summary>
    public string? Out { get; init; }

    /// <summary>Reference to the private key that signs <see cref="Out"/>.</summary>
    public string? SignKey { get; init; }

    /// <summary>Goes on with the run that was broken off in <see cref="Out"/>.</summary>
    public bool Resume { get; init; }

    public int? Parallel { get; init; }

    public string? Rate { get; init; }

    public string? TimeBudget { get; init; }

    /// <summary><c>text</c> or <c>json</c>; of <see cref="List"/>.</summary>
    public string Format { get; init; } = "text";

    /// <summary>Starts the reference host and judges it.</summary>
    public bool Self { get; init; }

    /// <summary>Where the reference host is.</summary>
    public string? Host { get; init; }
}
