using DigitalIndiaStack.Conformance.Emulators.Judging;

namespace DigitalIndiaStack.Conformance.Emulators.Tests;

/// <summary>A client that we did not write, at every wrong answer of an identity provider.</summary>
public sealed class OpenIdClientTests
{
    private static readonly string Folder = FindFolder();

    public static TheoryData<string> Ids => [.. ClientMutant.All.Where(mutant => mutant.Job == Job.SignIn).Select(mutant => mutant.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task An_independent_client_does_its_duty(string id)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules")), "openid-client is not installed: npm ci in conformance/Emulators.Tests/OpenIdClient");
        var heard = new List<string>();
        var client = new CommandClient(["node", Path.Combine(Folder, "client.mjs")], TimeSpan.FromMinutes(2), heard.Add);

        var verdict = await new ClientTrial(client, TimeProvider.System, "http://127.0.0.1/callback").TryAsync(ClientMutant.Find(id)!, TestContext.Current.CancellationToken);

        Assert.True(verdict.Kind == ClientVerdictKind.Pass, $"{id}: {verdict.Reason}\n{string.Join('\n', heard)}");
    }

    private static string FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DigitalIndiaStack.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "conformance", "Emulators.Tests", "OpenIdClient");
    }
}
