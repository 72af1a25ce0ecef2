namespace DigitalIndiaStack.Localization.Packs;

/// <summary>Settings of the country packs, section <c>Countries</c>.</summary>
public sealed class CountriesOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Countries";

    /// <summary>The folder that holds one folder per pack; relative to the executable.</summary>
    /// <value>The default is <c>Countries</c>. Where it does not exist, the product speaks English only.</value>
    public string Directory { get; set; } = "Countries";
}
