namespace DigitalIndiaStack.Identity.Verify.Cli;

/// <summary>Tells what a credential says.</summary>
internal static class CredentialReport
{
    public static void Write(VerifiedCredential found, TextWriter output)
    {
        output.WriteLine("good: the issuer signed it, and it has not expired");
        output.WriteLine($"issuer   {Harmless(found.Issuer)}");
        output.WriteLine($"type     {Harmless(found.Type)}");
        output.WriteLine($"expires  {found.ExpiresAt:yyyy-MM-dd HH:mm:ss}Z");
        output.WriteLine(found.IsKeyShown ? "key      shown: whoever showed this holds it" : "key      none shown: it may be a copy; compare it with the person");
        output.WriteLine((found.IsStatusKnown, found.StatusListAddress) switch
        {
            (true, _) => "status   valid",
            (false, { } address) => $"status   not looked up; its list is {Harmless(address)}",
            _ => "status   not looked up; it names no list",
        });
        foreach (var (name, value) in found.Claims)
        {
            output.WriteLine($"claim    {Harmless(name)} = {Harmless(value.ToString())}");
        }
    }

    /// <summary>A text from a stranger as a terminal may have it: no control character, and nothing that turns the line around.</summary>
    public static string Harmless(string text) =>
        string.Concat(text.Select(letter => char.IsControl(letter) || char.GetUnicodeCategory(letter) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator ? '\uFFFD' : letter));
}
