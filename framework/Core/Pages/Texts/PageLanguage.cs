namespace DigitalIndiaStack.Core.Pages.Texts;

/// <summary>A language in which pages are offered.</summary>
/// <param name="Code">BCP 47 tag, as <c>sw</c>.</param>
/// <param name="Name">What its speakers call it, as <c>Kiswahili</c>.</param>
/// <param name="Direction"><c>ltr</c> or <c>rtl</c>.</param>
public sealed record PageLanguage(string Code, string Name, string Direction)
{
    /// <summary>Whether the language is written from right to left.</summary>
    public bool IsRightToLeft => Direction == "rtl";
}
