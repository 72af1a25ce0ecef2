using Microsoft.Extensions.Localization;

namespace DigitalIndiaStack.Localization.Texts;

/// <summary>Gives one localizer for every type, because keys are unique over the product.</summary>
internal sealed class TextLocalizerFactory(ITextSource texts, SourceTexts source) : IStringLocalizerFactory
{
    private readonly TextLocalizer localizer = new(texts, source);

    public IStringLocalizer Create(Type resourceSource) => localizer;

    public IStringLocalizer Create(string baseName, string location) => localizer;
}
