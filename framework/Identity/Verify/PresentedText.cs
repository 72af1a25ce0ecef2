namespace DigitalIndiaStack.Identity.Verify;

/// <summary>The parts of what is shown (RFC 9901, 4): the signed part, disclosures, and a key binding JWT or none.</summary>
/// <param name="Signed">The JWT of the issuer.</param>
/// <param name="Disclosures">The disclosures, as they stand.</param>
/// <param name="KeyBinding">The key binding JWT; <see langword="null"/> without one.</param>
/// <param name="Bound">What the key binding JWT is made for: all that comes before it.</param>
internal sealed record PresentedText(string Signed, IReadOnlyList<string> Disclosures, string? KeyBinding, string Bound)
{
    private const int Longest = 64 * 1024;
    private const int MostDisclosures = 100;

    /// <summary>Takes a text apart.</summary>
    /// <exception cref="CredentialRefusedException">It has not the form.</exception>
    public static PresentedText Read(string text)
    {
        var parts = text.Length <= Longest ? text.Split('~') : [];
        if (parts.Length is < 2 or > MostDisclosures + 2)
        {
            throw new CredentialRefusedException("what is shown is no SD-JWT: a JWT, ~, and disclosures that each end in ~");
        }

        return new PresentedText(parts[0], parts[1..^1], parts[^1].Length == 0 ? null : parts[^1], text[..(text.LastIndexOf('~') + 1)]);
    }
}
