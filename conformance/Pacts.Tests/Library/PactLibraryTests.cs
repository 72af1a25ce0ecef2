using DigitalIndiaStack.Conformance.Pacts.Native;

namespace DigitalIndiaStack.Conformance.Pacts.Tests.Library;

/// <summary>The native file is loaded only when it is the one that the repository names.</summary>
public sealed class PactLibraryTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public void Another_file_is_refused()
    {
        File.WriteAllText(file, "not it");

        Assert.Contains("not the file that is expected", PactLibrary.Refuse(file, new string('0', 64)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named_with_what_helps() =>
        Assert.Contains("npm ci --prefix conformance/Pacts/npm", PactLibrary.Refuse($"{file}.so", ""), StringComparison.Ordinal);

    [Fact]
    public void The_right_file_is_taken() =>
        Assert.Null(PactLibrary.Refuse(file, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));

    [Fact]
    public void The_library_reports_to_nobody()
    {
        Assert.SkipWhen(PactLibrary.Missing is not null, PactLibrary.Missing ?? "");
        using var loaded = new PactVerifier("anybody");

        Assert.Equal("true", NativeEnvironment.Get(PactLibrary.DoNotTrack));
    }
}
