namespace DigitalIndiaStack.Localization.Lint;

/// <summary>How much of the product a pack says in one language.</summary>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Translated">Messages that exist; a plural counts once.</param>
/// <param name="Total">Messages that the product has.</param>
public sealed record LanguageProgress(string Language, int Translated, int Total)
{
    /// <summary>Whole per cent, rounded down so that 100 means all.</summary>
    public int Percent => Total == 0 ? 100 : Translated * 100 / Total;
}
