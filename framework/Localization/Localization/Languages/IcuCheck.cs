using System.Globalization;

namespace DigitalIndiaStack.Localization.Languages;

/// <summary>Refuses to run where .NET has no ICU: cultures, normalisation and domain names would be silently wrong.</summary>
public static class IcuCheck
{
    /// <summary>The fault, with its cure; <see langword="null"/> when ICU is there.</summary>
    public static string? Fault()
    {
        try
        {
            // In invariant mode no culture is predefined; with ICU, Swahili is.
            CultureInfo.GetCultureInfo("sw", predefinedOnly: true);
            return null;
        }
        catch (CultureNotFoundException)
        {
            return "This process runs without ICU (globalization-invariant mode), so it cannot serve any language but English. "
                + "Install libicu (Debian: apt-get install libicu72) and unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT; "
                + "a project must not set InvariantGlobalization.";
        }
    }

    /// <summary>Throws when ICU is absent.</summary>
    /// <exception cref="InvalidOperationException">ICU is absent; the message names the cure.</exception>
    public static void Require()
    {
        if (Fault() is { } fault)
        {
            throw new InvalidOperationException(fault);
        }
    }
}
