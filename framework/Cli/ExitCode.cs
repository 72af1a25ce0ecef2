namespace DigitalIndiaStack.Cli;

/// <summary>What the tool ends with.</summary>
internal static class ExitCode
{
    /// <summary>All is well, or there are warnings only.</summary>
    public const int Success = 0;

    /// <summary>There are errors in what was judged.</summary>
    public const int Errors = 1;

    /// <summary>The command line is wrong, or names something that is not there.</summary>
    public const int Usage = 3;
}
