namespace DigitalIndiaStack.Conformance.Engine.Diagnosis;

/// <summary>What was found of one precondition of a run.</summary>
/// <param name="Precondition">What was looked at: <c>dns</c>, <c>tls</c>, <c>client</c> and so on.</param>
/// <param name="Subject">Of what, for example the address or the role.</param>
/// <param name="Told">What was found.</param>
/// <param name="Fix">What to do about it; empty where all is well.</param>
internal sealed record Finding(string Precondition, string Subject, string Told, string Fix = "")
{
    /// <summary>Whether a run can rely on it.</summary>
    public bool IsGood => Fix.Length == 0;
}
