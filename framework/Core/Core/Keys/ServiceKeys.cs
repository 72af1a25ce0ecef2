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
    private readonly string directory;
    private readonly ILogger<ServiceKeys> logger;

    /// <summary>Reads where the keys lie.</summary>
    public ServiceKeys(IOptions<KeyOptions> options, IConfiguration configuration, ILogger<ServiceKeys> logger)
    {
        directory = Path.GetFullPath(options.Value.Directory ?? Path.Combine(configuration["Data"] ?? "data", "keys"));
        this.logger = logger;
    }

    /// <summary>The key of a client, <c>{directory}/{name}.pem</c>; made now when the file does not exist.</summary>
    /// <param name="name">Lower-case letters, digits and hyphens.</param>
    /// <exception cref="ArgumentException">The name could leave the folder.</exception>
    /// <exception cref="CryptographicException">The file holds no P-256 key.</exception>
    public ServiceKey Get(string name)
    {
        if (name.Length is 0 or > 64 || !name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-'))
        {
            throw new ArgumentException("The name of a key is lower-case letters, digits and hyphens.", nameof(name));
        }

        return keys.GetOrAdd(name, missing => new Lazy<ServiceKey>(() => Read(missing))).Value;
    }

    private ServiceKey Read(string name)
    {
        var file = Path.Combine(directory, $"{name}.pem");
        if (!File.Exists(file))
        {
            Make(name, file);
        }

        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(file));
        return key.KeySize == 256 ? new ServiceKey(name, key) : throw new CryptographicException($"{file} holds no P-256 key.");
    }

    private void Make(string name, string file)
    {
        CreateDirectory();
        var draft = Path.Combine(directory, $".{name}.{RandomNumberGenerator.GetHexString(16)}.tmp");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        try
        {
            using (var stream = new FileStream(draft, DraftOptions()))
            {
                stream.Write(Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, file, overwrite: false);
            logger.KeyMade(name);
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another process was first; its key is the key.
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private void CreateDirectory()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
            return;
        }

        Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static FileStreamOptions DraftOptions()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
