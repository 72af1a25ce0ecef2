using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Keys;

/// <summary>The PIN of everybody in a sandbox, six digits, made when first asked for and kept beside the keys. Only a sandbox asks for it.</summary>
public sealed class SandboxPin(IOptions<KeyOptions> options, IConfiguration configuration)
{
    /// <summary>Name of its file in the key directory.</summary>
    public const string FileName = "sandbox-pin.txt";

    private readonly Lazy<string> pin = new(() => Read(options.Value.FullPath(configuration)), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>The PIN.</summary>
    public string Value => pin.Value;

    private static string Read(string directory)
    {
        var file = Path.Combine(directory, FileName);
        new KeyFolder(directory).TryMake(file, () => Encoding.ASCII.GetBytes(Make()));
        return File.ReadAllText(file).Trim();
    }

    // Even and odd digits in turn: no digit repeated six times, no run.
    private static string Make() => string.Concat(
        Enumerable.Range(0, 6).Select(place => RandomNumberGenerator.GetString(place % 2 == 0 ? "2468" : "1579", 1)));
}
