using System.Security.Cryptography;
using DigitalIndiaStack.Core.Keys;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Tests.Keys;

public sealed class ServiceKeysTests : IDisposable
{
    private readonly string folder = Path.Combine(Directory.CreateTempSubdirectory("dis-keys-").FullName, "keys");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    [Fact]
    public void Many_that_start_at_once_get_one_key()
    {
        var ids = Enumerable.Range(0, 16).AsParallel().WithDegreeOfParallelism(16).Select(_ => Open().Get("consent").Signing.Key.KeyId).ToArray();

        Assert.Single(ids.Distinct());
        Assert.Equal(["consent.pem"], Directory.GetFiles(folder, "*.pem").Select(Path.GetFileName));
        Assert.NotEqual(ids[0], Open().Get("identity").Signing.Key.KeyId);
    }

    [Fact]
    public void A_key_that_could_not_be_made_is_made_when_it_is_asked_for_again()
    {
        var keys = Open();
        File.WriteAllText(folder, "in the way of the folder");
        Assert.ThrowsAny<IOException>(() => keys.Get("consent"));

        File.Delete(folder);

        Assert.NotNull(keys.Get("consent"));
    }

    [Fact]
    public void Only_the_owner_reads_a_key()
    {
        Open().Get("consent");

        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "consent.pem")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../consent")]
    [InlineData("/etc/passwd")]
    [InlineData("a.b")]
    [InlineData("Consent")]
    public void A_name_cannot_leave_the_folder(string name) =>
        Assert.Throws<ArgumentException>(() => Open().Get(name));

    [Fact]
    public void A_key_of_another_curve_is_refused()
    {
        Directory.CreateDirectory(folder);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        File.WriteAllText(Path.Combine(folder, "consent.pem"), key.ExportPkcs8PrivateKeyPem());

        Assert.Throws<CryptographicException>(() => Open().Get("consent"));
    }

    [Fact]
    public void What_is_published_is_the_public_half_alone()
    {
        var jwk = Open().Get("consent").PublicJwk();

        Assert.Null(jwk.D);
        Assert.False(jwk.HasPrivateKey);
        Assert.Equal(("EC", "P-256", "sig", "ES256"), (jwk.Kty, jwk.Crv, jwk.Use, jwk.Alg));
    }

    private ServiceKeys Open() =>
        new(Options.Create(new KeyOptions { Directory = folder }), new ConfigurationBuilder().Build(), NullLogger<ServiceKeys>.Instance);
}
