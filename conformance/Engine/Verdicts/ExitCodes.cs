namespace DigitalIndiaStack.Conformance.Engine.Verdicts;

/// <summary>Exit codes of the command line. An error of the suite is never 0.</summary>
public static class ExitCodes
{
    /// <summary>Every profile is conformant.</summary>
    public const int Conformant = 0;

    /// <summary>A mandatory requirement is broken.</summary>
    public const int NotConformant = 1;

    /// <summary>Nothing is broken and not everything was decided.</summary>
    public const int Partial = 2;

    /// <summary>The command or its files are wrong, or no check was found.</summary>
    public const int Usage = 3;

    /// <summary>The suite itself broke.</summary>
    public const int EngineError = 4;

    /// <summary>The server does not answer.</summary>
    public const int Unreachable = 5;
}
