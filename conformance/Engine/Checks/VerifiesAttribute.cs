namespace DigitalIndiaStack.Conformance.Engine.Checks;

/// <summary>Names a requirement that the check shows to hold.</summary>
/// <param name="requirement">Clause, for example <c>CNS-4.3</c>.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class VerifiesAttribute(string requirement) : Attribute
{
    /// <summary>Clause of the requirement.</summary>
    public string Requirement { get; } = requirement;
}
