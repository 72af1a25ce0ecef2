namespace DigitalIndiaStack.Layout.Tests;

public sealed class ReferenceTests
{
    [Fact]
    public void Projects_reference_only_what_the_architecture_allows()
    {
        var refused = Repository.Projects
            .SelectMany(project => project.References.Select(reference => (project.Folder, reference)))
            .Where(edge => !AllowedReferences.Allow(edge.Folder, edge.reference));

        Assert.Empty(refused);
    }

    [Theory]
    [InlineData("framework/Consent/Block", "framework/Registries/Block")]
    [InlineData("framework/Consent/Block", "reference-services/Host")]
    [InlineData("framework/Core/Core", "framework/Core/Storage")]
    [InlineData("framework/Consent/Contracts", "framework/Core/Core")]
    [InlineData("conformance/Engine", "framework/Core/Core")]
    [InlineData("conformance/Suites", "framework/Consent/Contracts")]
    [InlineData("reference-services/Host", "conformance/Mutants")]
    public void A_forbidden_reference_is_noticed(string from, string to) =>
        Assert.False(AllowedReferences.Allow(from, to));

    [Theory]
    [InlineData("framework/Registries/Block", "framework/Consent/Contracts")]
    [InlineData("reference-services/Agriculture/Service", "framework/Payments/Contracts")]
    [InlineData("reference-services/Host", "framework/Consent/Block")]
    [InlineData("conformance/Suites", "conformance/Engine")]
    public void A_drawn_reference_is_allowed(string from, string to) =>
        Assert.True(AllowedReferences.Allow(from, to));

    [Fact]
    public void Only_identity_references_OpenIddict() =>
        Assert.Empty(Users("OpenIddict").Where(folder => folder is not ("framework/Identity/Block" or "framework/Identity/Tests")));

    [Fact]
    public void Only_storage_and_blocks_reference_Entity_Framework() =>
        Assert.Empty(Users("Microsoft.EntityFrameworkCore").Concat(Users("Npgsql")).Where(folder => !MayStore(folder)));

    private static bool MayStore(string folder) =>
        folder.EndsWith("/Block", StringComparison.Ordinal) || folder.EndsWith("/Service", StringComparison.Ordinal)
        || folder == "framework/Core/Storage" || folder.EndsWith("Tests", StringComparison.Ordinal)
        || folder is "framework/Core/Testing" or "framework/Payments/Verify" || folder.StartsWith("eng/", StringComparison.Ordinal);

    private static IEnumerable<string> Users(string package) =>
        Repository.Projects
            .Where(project => project.Packages.Any(name => name.StartsWith(package, StringComparison.Ordinal)))
            .Select(project => project.Folder);
}
