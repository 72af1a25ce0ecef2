namespace DigitalIndiaStack.Identity.Block.SignIn;

/// <summary>What came of one step of signing in.</summary>
internal enum SignInStep
{
    /// <summary>The factor was right.</summary>
    Right,

    /// <summary>It was wrong; there is nothing more to say.</summary>
    Wrong,

    /// <summary>There were too many wrong attempts; it was not looked at.</summary>
    Locked,

    /// <summary>The code is too old or was used: sign-in begins again.</summary>
    Expired,
}
