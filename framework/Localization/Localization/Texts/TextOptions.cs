using System.Reflection;

namespace DigitalIndiaStack.Localization.Texts;

/// <summary>Which assemblies carry English texts; filled by <c>AddTexts</c>.</summary>
public sealed class TextOptions
{
    /// <summary>Assemblies with an embedded <c>Resources/en.json</c>.</summary>
    public ISet<Assembly> Assemblies { get; } = new HashSet<Assembly>();
}
