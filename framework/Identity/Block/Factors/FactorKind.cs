namespace DigitalIndiaStack.Identity.Block.Factors;

/// <summary>The second factors of a person; the PIN is the first.</summary>
internal enum FactorKind
{
    /// <summary>A code that is sent to the person.</summary>
    Code,

    /// <summary>An authenticator app on their phone.</summary>
    App,

    /// <summary>Printed codes, each of which is good once.</summary>
    Recovery,

    /// <summary>A key pair on a device of the person, or with its keeper.</summary>
    Passkey,
}

/// <summary>Whether a factor signs in.</summary>
internal enum FactorState
{
    /// <summary>It does.</summary>
    Open,

    /// <summary>The person has locked it.</summary>
    Locked,

    /// <summary>The person has none.</summary>
    Absent,
}

/// <summary>The names of factors and states as forms, stores and programs read them.</summary>
internal static class FactorNames
{
    /// <summary>Every second factor.</summary>
    public static readonly IReadOnlyList<FactorKind> All = Enum.GetValues<FactorKind>();

    /// <summary>The name of a factor, such as <c>app</c>; its budget of attempts has it too.</summary>
    public static string NameOf(FactorKind kind) => kind switch
    {
        FactorKind.Code => "code",
        FactorKind.App => "app",
        FactorKind.Passkey => "passkey",
        _ => "recovery",
    };

    /// <summary>The name of a state, such as <c>locked</c>.</summary>
    public static string NameOf(FactorState state) => state switch
    {
        FactorState.Open => "open",
        FactorState.Locked => "locked",
        _ => "absent",
    };

    /// <summary>The factor of a name; <see langword="null"/> for any other text.</summary>
    public static FactorKind? Find(string? name) => All.Where(kind => NameOf(kind) == name).Select(kind => (FactorKind?)kind).FirstOrDefault();
}
