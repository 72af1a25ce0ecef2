namespace DigitalIndiaStack.Localization.Packs;

/// <summary>The installed country packs cannot be read.</summary>
public sealed class CountryPackException : Exception
{
    /// <summary>Makes the exception.</summary>
    public CountryPackException()
    {
    }

    /// <summary>Makes the exception with a message.</summary>
    public CountryPackException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with a message and a cause.</summary>
    public CountryPackException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal static CountryPackException Of(IEnumerable<PackFault> faults) =>
        new("Country packs cannot be read:" + string.Concat(faults.Select(fault => Environment.NewLine + "  " + fault)));
}
