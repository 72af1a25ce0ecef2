namespace DigitalIndiaStack.Identity.Verify.Cli;

/// <summary>What a verification ends with; the same numbers mean the same for the other commands that verify.</summary>
internal static class CredentialCodes
{
    /// <summary>Good, and valid in its status list.</summary>
    public const int Good = 0;

    /// <summary>Not to be believed.</summary>
    public const int Refused = 1;

    /// <summary>Good, but its status was not looked up.</summary>
    public const int Untold = 2;

    /// <summary>The command line is wrong, or names something that is not there.</summary>
    public const int Usage = 3;
}
