namespace DigitalIndiaStack.Localization.Packs;

/// <summary>Why a file of a pack could not be read.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Message">What is wrong.</param>
public sealed record PackFault(string File, string Message)
{
    /// <inheritdoc />
    public override string ToString() => $"{File}: {Message}";
}
