using System.IO.Compression;
using System.Xml.Linq;

namespace DigitalIndiaStack.Cli.Tests.Tool;

/// <summary>The tool as others get it: a package in a folder, and nothing of this checkout beside it.</summary>
public sealed class ToolPackageTests(ToolPackage package)
{
    [Fact]
    public async Task The_package_names_command_licence_and_readme()
    {
        await package.PackedAsync();
        await using var file = await ZipFile.OpenReadAsync(Directory.GetFiles(package.Feed, "*.nupkg").Single(), TestContext.Current.CancellationToken);
        var facts = XDocument.Load(await file.GetEntry($"{ToolPackage.Id}.nuspec")!.OpenAsync(TestContext.Current.CancellationToken)).Descendants().ToLookup(element => element.Name.LocalName, element => element.Value);
        Assert.Equal("Apache-2.0", facts["license"].Single());
        Assert.Equal("README.md", facts["readme"].Single());
        Assert.NotNull(file.GetEntry("README.md"));
    }

    [Fact]
    public async Task The_installed_command_teaches_by_example()
    {
        var (exitCode, said) = await package.RunAsync("--help");
        Assert.Equal(0, exitCode);
        Assert.Contains("dis conform run --list", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_specifications_are_inside()
    {
        var (exitCode, said) = await package.RunAsync("conform", "run", "--list", "--profile", "consent-core");
        Assert.Equal(0, exitCode);
        Assert.Contains("CNS-4.3", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exit_codes_pass_through_the_installed_command()
    {
        Assert.Equal(3, (await package.RunAsync("conform", "run", "--sut", "nothing.yaml")).ExitCode);
        using var shell = new Shell();
        Assert.Equal(5, (await package.RunAsync("conform", "run", "--sut", shell.Describe(EmptyServer.Nowhere))).ExitCode);
    }

    [Fact]
    public async Task Exit_codes_pass_through_the_command_that_is_not_installed()
    {
        var (exitCode, said) = await package.ExecuteAsync("conform", "run", "--sut", "nothing.yaml");
        Assert.Equal(3, exitCode);
        Assert.Contains("nothing.yaml", said, StringComparison.Ordinal);
    }
}
