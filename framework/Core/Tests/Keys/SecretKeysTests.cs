using System.Security.Cryptography;
using DigitalIndiaStack.Core.Keys;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Tests.Keys;

public sealed class SecretKeysTests : IDisposable
{
    private readonly string folder = Path.Combine(Directory.CreateTempSubdirectory("dis-secrets-").FullName, "keys");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    [Fact]
    public void Many_that_start_at_once_get_one_key_that_stays()
    {
        var keys = Enumerable.Range(0, 16).AsParallel().WithDegreeOfParallelism(16).Select(_ => Convert.ToHexString(Open().Get("vouchers"))).ToArray();

        Assert.Single(keys.Append(Convert.ToHexString(Open().Get("vouchers"))).Distinct());
        Assert.Equal(64, keys[0].Length);
        Assert.Equal(["vouchers.key"], Directory.GetFiles(folder).Select(Path.GetFileName));
        Assert.NotEqual(keys[0], Convert.ToHexString(Open().Get("others")));
    }

    [Fact]
    public void A_key_that_could_not_be_made_is_made_when_it_is_asked_for_again()
    {
        var keys = Open();
        File.WriteAllText(folder, "in the way of the folder");
        Assert.ThrowsAny<IOException>(() => keys.Get("vouchers"));

        File.Delete(folder);

        Assert.NotNull(keys.Get("vouchers"));
    }

    [Fact]
    public void Only_the_owner_reads_a_key()
    {
        Open().Get("vouchers");

        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(Path.Combine(folder, "vouchers.key")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no base64!")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void A_file_that_holds_no_key_is_refused(string text)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "vouchers.key"), text);

        Assert.Throws<CryptographicException>(() => Open().Get("vouchers"));
    }

    [Fact]
    public void A_name_cannot_leave_the_folder() => Assert.Throws<ArgumentException>(() => Open().Get("../vouchers"));

    private SecretKeys Open() =>
        new(Options.Create(new KeyOptions { Directory = folder }), new ConfigurationBuilder().Build(), NullLogger<SecretKeys>.Instance);
}
