namespace DigitalIndiaStack.Identity.Block.Delegates;

/// <summary>What came of an act on the page of delegates.</summary>
internal enum DelegateAnswer
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>There was nothing to do it to: the other was faster, or it is none of the person's.</summary>
    Nothing,

    /// <summary>The sign-in is older than ten minutes.</summary>
    TooOld,

    /// <summary>The person is a minor, or has locked their sign-in.</summary>
    Unfit,

    /// <summary>Too many offers in a row.</summary>
    TooOften,

    /// <summary>The digits are the person's own.</summary>
    Self,
}
