namespace DigitalIndiaStack.Identity.Block.Domain;

/// <summary>Whether a person may sign in.</summary>
internal enum PersonState
{
    /// <summary>May sign in.</summary>
    Active,

    /// <summary>May not sign in; their tokens are not renewed.</summary>
    Suspended,

    /// <summary>Has died: never signs in again.</summary>
    Deceased,
}
