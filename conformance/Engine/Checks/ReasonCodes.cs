namespace DigitalIndiaStack.Conformance.Engine.Checks;

/// <summary>Why a verdict is neither pass nor fail.</summary>
public static class ReasonCodes
{
    /// <summary>Something outside the server that the check needs is missing, for example the test-control API.</summary>
    public const string PreconditionUnmet = "precondition-unmet";

    /// <summary>The target file names no client, person or thing that the check needs.</summary>
    public const string DataMissing = "data-missing";

    /// <summary>The permitted twin of the attack failed.</summary>
    public const string ControlFailed = "control-failed";

    /// <summary>The check failed once and then passed, with the same seed.</summary>
    public const string Flaky = "flaky";

    /// <summary>The check is flaky, and the target file has it in quarantine until a day.</summary>
    public const string Quarantined = "quarantined";

    /// <summary>The check took longer than it may, or the time of the run was over before it.</summary>
    public const string TimeBudget = "time-budget";

    /// <summary>The server declares not to offer what the check is about.</summary>
    public const string FeatureUndeclared = "feature-undeclared";

    /// <summary>The server cannot reach the suite, and the check is about what it delivers.</summary>
    public const string ReceiverAbsent = "receiver-absent";

    /// <summary>The target file forbids what is destructive, and the check deletes, loads, locks or moves the clock.</summary>
    public const string NotPermitted = "not-permitted";

    /// <summary>The server stopped answering before the check was run.</summary>
    public const string TargetLost = "target-lost";

    /// <summary>The target file waives the requirement.</summary>
    public const string Waived = "waived";

    /// <summary>The suite itself broke.</summary>
    public const string EngineError = "engine-error";
}
