namespace DigitalIndiaStack.Identity.Block.Domain;

/// <summary>How far a permission came; specs/identity/states.yaml says what leads where. That it expired follows from the time, and is not kept.</summary>
internal enum PermissionState
{
    /// <summary>The person is asked.</summary>
    Asked,

    /// <summary>The person granted it.</summary>
    Granted,

    /// <summary>The person refused it.</summary>
    Refused,

    /// <summary>The person took it back.</summary>
    Withdrawn,

    /// <summary>It gave its one answer.</summary>
    Used,
}
