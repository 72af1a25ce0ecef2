namespace DigitalIndiaStack.Localization.Lint;

/// <summary>One rule that a pack must keep.</summary>
internal interface IPackRule
{
    IEnumerable<LintFinding> Check(LintSubject subject);
}
