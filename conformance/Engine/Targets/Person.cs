namespace DigitalIndiaStack.Conformance.Engine.Targets;

/// <summary>A synthetic person who can sign in.</summary>
public sealed record Person
{
    /// <summary>What the person does in the checks, for example <c>farmer</c>.</summary>
    public required string Role { get; init; }

    /// <summary>National number.</summary>
    public required string Number { get; init; }

    /// <summary>PIN.</summary>
    public required string Pin { get; init; }

    /// <summary>E-mail address or phone number to which one-time codes go.</summary>
    public string Contact { get; init; } = "";

    /// <summary>Never the PIN.</summary>
    public override string ToString() => $"person {Role}";
}
