namespace DigitalIndiaStack.Layout.Tests;

public sealed class ShapeTests
{
    private static readonly string[] Roots = ["framework/", "reference-services/", "conformance/", "eng/", "samples/"];

    [Fact]
    public void Every_project_is_named_by_its_folder() =>
        Assert.Empty(Repository.Projects
            .Where(project => Path.GetFileNameWithoutExtension(project.Path) != NameOf(project.Folder))
            .Select(project => project.Path));

    [Theory]
    [InlineData("framework/Core/Core", "Core")]
    [InlineData("framework/Consent/Block", "Consent.Block")]
    [InlineData("reference-services/Host.Tests", "Host.Tests")]
    [InlineData("conformance/Engine", "Conformance.Engine")]
    [InlineData("eng/tests/Layout.Tests", "Layout.Tests")]
    public void A_name_follows_from_the_folder(string folder, string name) =>
        Assert.Equal(name, NameOf(folder));

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "DigitalIndiaStack.sln")).Replace('\\', '/');

        Assert.Empty(Repository.Projects.Where(project => !solution.Contains($"\"{project.Path}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Nothing_generated_is_in_git() =>
        Assert.Empty(Repository.Files.Where(IsGenerated));

    [Theory]
    [InlineData("framework/Consent/Contracts/obj/Consent.cs", true)]
    [InlineData("framework/Consent/Contracts/Consent.g.cs", true)]
    [InlineData("framework/Consent/Block/ConsentApi.cs", false)]
    public void A_generated_file_is_noticed(string file, bool generated) =>
        Assert.Equal(generated, IsGenerated(file));

    [Fact]
    public void No_file_is_larger_than_a_mebibyte() =>
        Assert.Empty(Repository.Files.Where(file => new FileInfo(Path.Combine(Repository.Root, file)).Length > 1024 * 1024));

    [Fact]
    public void No_migration_goes_back() =>
        Assert.Empty(Repository.Files
            .Where(file => file.Contains("/Migrations/", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(Path.Combine(Repository.Root, file)).Contains("void Down(", StringComparison.Ordinal)));

    // Core's own contracts hold what every generated client stands on.
    [Fact]
    public void Contracts_hold_no_code_of_their_own() =>
        Assert.Empty(Repository.Files
            .Where(file => file.Contains("/Contracts/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .Where(file => !file.StartsWith("framework/Core/Contracts/", StringComparison.Ordinal)));

    private static bool IsGenerated(string file) =>
        file.EndsWith(".g.cs", StringComparison.Ordinal)
        || file.Split('/').Any(part => part is "obj" or "bin" or "artifacts" or "node_modules");

    private static string NameOf(string folder)
    {
        var root = Roots.Single(root => folder.StartsWith(root, StringComparison.Ordinal));
        var parts = folder[root.Length..].Split('/');
        if (root == "conformance/")
        {
            return $"Conformance.{string.Join('.', parts)}";
        }

        return root == "eng/" || (parts.Length == 2 && parts[0] == parts[1]) ? parts[^1] : string.Join('.', parts);
    }
}
