namespace DigitalIndiaStack.Localization.Lint;

/// <summary>One thing that is wrong with a pack.</summary>
/// <param name="Code">Stable code, as <c>DIS-L001</c>.</param>
/// <param name="Level">How bad it is.</param>
/// <param name="File">The file, from the folder of the pack.</param>
/// <param name="Message">What is wrong; begins with the key or member that it is about.</param>
public sealed record LintFinding(string Code, LintLevel Level, string File, string Message)
{
    internal static LintFinding Error(string code, string file, string message) => new(code, LintLevel.Error, file, message);

    internal static LintFinding Warning(string code, string file, string message) => new(code, LintLevel.Warning, file, message);
}
