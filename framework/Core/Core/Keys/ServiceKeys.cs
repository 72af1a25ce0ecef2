using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Keys;

/// <summary>The keys of this host's clients, made when first asked for. Two processes on one folder get the same key.</summary>
public sealed class ServiceKeys
{
    private readonly ConcurrentDictionary<string, Lazy<ServiceKey>> keys = new(StringComparer.Ordinal);
    private readonly KeyFolder folder;
    private readonly ILogger<ServiceKeys> logger;

    /// <summary>Reads where the keys lie.</summary>
    public ServiceKeys(IOptions<KeyOptions> options, IConfiguration configuration, ILogger<ServiceKeys> logger)
    {
        folder = new KeyFolder(options.Value.FullPath(configuration));
        this.logger = logger;
    }

    /// <summary>The key of a client, <c>{directory}/{name}.pem</c>; made now when the file does not exist.</summary>
    /// <param name="name">Lower-case letters, digits and hyphens.</param>
    /// <exception cref="ArgumentException">The name could leave the folder.</exception>
    /// <exception cref="CryptographicException">The file holds no P-256 key.</exception>
    public ServiceKey Get(string name)
    {
        var file = folder.PathOf(name, ".pem");

        // Not kept when it fails: the disk may be full for a moment only.
        return keys.GetOrAdd(name, missing => new Lazy<ServiceKey>(() => Read(missing, file), LazyThreadSafetyMode.PublicationOnly)).Value;
    }

    /// <summary>The certificate of the key of that name, self-signed, <c>{directory}/{name}.crt</c>; made now when the file does not exist.</summary>
    /// <param name="name">As for <see cref="Get"/>.</param>
    /// <param name="from">When it begins, if it is made now.</param>
    /// <param name="to">When it ends then.</param>
    /// <returns>Its file and that of the key, both in PEM.</returns>
    public (string Certificate, string Key) Certify(string name, DateTimeOffset from, DateTimeOffset to)
    {
        var (file, key) = (folder.PathOf(name, ".crt"), Get(name));
        folder.TryMake(file, () => Encoding.ASCII.GetBytes(key.Certify(from, to)));
        return (file, folder.PathOf(name, ".pem"));
    }

    private ServiceKey Read(string name, string file)
    {
        if (folder.TryMake(file, NewKey))
        {
            logger.KeyMade(name);
        }

        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(file));
        return key.KeySize == 256 ? new ServiceKey(name, key) : throw new CryptographicException($"{file} holds no P-256 key.");
    }

    private static byte[] NewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem());
    }
}
