using System.Collections.Concurrent;
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
        foreach (var round in Enumerable.Range(0, 100))
        {
            var keys = new ConcurrentBag<string>();
            using var start = new Barrier(8);
            var processes = Enumerable.Range(0, 8).Select(_ => new Thread(() =>
            {
                var mine = Open();
                start.SignalAndWait();
                keys.Add(Convert.ToHexString(mine.Get($"vouchers-{round}")));
            })).ToArray();
            Array.ForEach(processes, process => process.Start());
            Array.ForEach(processes, process => process.Join());

            Assert.Equal([Convert.ToHexString(Open().Get($"vouchers-{round}"))], keys.Distinct());
        }
    }

    [Fact]
    public void Each_name_has_a_key_of_its_own_in_a_file_of_its_own()
    {
        var keys = Open();

        Assert.NotEqual(keys.Get("vouchers"), keys.Get("others"));
        Assert.Equal(32, keys.Get("vouchers").Length);
        Assert.Equal(["others.key", "vouchers.key"], Directory.GetFiles(folder, "*.key").Select(Path.GetFileName).Order());
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
