using Microsoft.Extensions.Configuration;

namespace DigitalIndiaStack.Core.Keys;

/// <summary>Where the keys of this host lie, section <c>Keys</c>.</summary>
public sealed class KeyOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Keys";

    /// <summary>The folder of the key files, one for each client.</summary>
    /// <value>The default is <c>keys</c> in the folder of the setting <c>Data</c>, which is <c>data</c> by default.</value>
    public string? Directory { get; set; }

    internal string FullPath(IConfiguration configuration) => Path.GetFullPath(Directory ?? Path.Combine(configuration["Data"] ?? "data", "keys"));
}
