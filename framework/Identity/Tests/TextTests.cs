using System.Text.Json;
using DigitalIndiaStack.Identity.Block;
using DigitalIndiaStack.Identity.Tests.Hosting;
using DigitalIndiaStack.Localization.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Tests;

/// <summary>Every text that the block uses exists.</summary>
public sealed class TextTests(IdentityHost host)
{
    private static string Folder => Path.Combine(Repository(), "framework", "Identity", "Block");

    [Fact]
    public void Every_problem_has_a_title_and_says_what_to_do() =>
        Assert.All(IdentityProblems.All, kind =>
        {
            var texts = host.Services.GetRequiredService<ITextSource>();
            Assert.False(texts.Find(kind.Code).IsMissing, kind.Code);
            Assert.False(texts.Find(kind.Code + ".detail").IsMissing, kind.Code);
        });

    [Fact]
    public void Every_key_that_pages_and_code_name_has_a_text()
    {
        var keys = Keys();
        var named = Directory.EnumerateFiles(Folder, "*.cs*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("Migrations", StringComparison.Ordinal))
            .SelectMany(file => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), "\"(identity\\.(?:signIn|code|approve|clients|security|alias|permission|signOut|signedOut|acting|enrol|enrolled|refused|message)(?:\\.[A-Za-z]+)*)\"").Select(match => match.Groups[1].Value))
            .Distinct()
            .ToList();

        Assert.NotEmpty(named);
        Assert.Empty(named.Where(key => !keys.Contains(key) && !keys.Contains(key + "_other")));
    }

    [Fact]
    public void Every_scope_that_a_person_may_be_asked_for_is_explained() =>
        Assert.Empty(Block.Sandbox.SandboxClients.At(host.Address, null).SelectMany(client => client.PersonScopes).Where(scope => !Keys().Contains("identity.scope." + scope)));

    [Fact]
    public void Every_claim_that_a_person_may_be_asked_for_is_explained() =>
        Assert.Empty(Block.Disclosure.PersonClaims.Names.Where(claim => !Keys().Contains("identity.claim." + claim)));

    private static HashSet<string> Keys() =>
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "Resources", "en.json"))).RootElement.EnumerateObject().Select(text => text.Name)];

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "DigitalIndiaStack.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
