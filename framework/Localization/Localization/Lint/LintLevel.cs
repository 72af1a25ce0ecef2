namespace DigitalIndiaStack.Localization.Lint;

/// <summary>How bad a finding is.</summary>
public enum LintLevel
{
    /// <summary>Readers are served worse than they could be.</summary>
    Warning,

    /// <summary>The pack must not be used.</summary>
    Error,
}
