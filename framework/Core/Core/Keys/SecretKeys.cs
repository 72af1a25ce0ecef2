using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Keys;

/// <summary>Keys for hashes, 32 random bytes each, made when first asked for and kept beside the signing keys: outside of every store. Two processes on one folder get the same key.</summary>
public sealed class SecretKeys
{
    private const int Length = 32;

    private readonly ConcurrentDictionary<string, Lazy<byte[]>> keys = new(StringComparer.Ordinal);
    private readonly KeyFolder folder;
    private readonly ILogger<SecretKeys> logger;

    /// <summary>Reads where the keys lie.</summary>
    public SecretKeys(IOptions<KeyOptions> options, IConfiguration configuration, ILogger<SecretKeys> logger)
    {
        folder = new KeyFolder(options.Value.FullPath(configuration));
        this.logger = logger;
    }

    /// <summary>The key of a purpose, <c>{directory}/{name}.key</c> in base64; made now when the file does not exist.</summary>
    /// <param name="name">Lower-case letters, digits and hyphens.</param>
    /// <exception cref="ArgumentException">The name could leave the folder.</exception>
    /// <exception cref="CryptographicException">The file holds no such key.</exception>
    public byte[] Get(string name)
    {
        var file = folder.PathOf(name, ".key");

        // Not kept when it fails: the disk may be full for a moment only.
        return keys.GetOrAdd(name, missing => new Lazy<byte[]>(() => Read(missing, file), LazyThreadSafetyMode.PublicationOnly)).Value;
    }

    private byte[] Read(string name, string file)
    {
        if (folder.TryMake(file, () => Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)))))
        {
            logger.KeyMade(name);
        }

        var key = new byte[Length];
        return Convert.TryFromBase64String(File.ReadAllText(file).Trim(), key, out var written) && written == Length
            ? key
            : throw new CryptographicException($"{file} holds no key of {Length} bytes in base64.");
    }
}
