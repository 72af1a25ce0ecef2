using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Host.Sandbox;
using DigitalIndiaStack.Identity.Block.Keys;

namespace DigitalIndiaStack.Host;

/// <summary>What the executable does: run the blocks, verify the audit chains, or announce the next key that signs.</summary>
internal static class HostProgram
{
    private const int Refused = 78;

    private const string Help = """
        Runs the building blocks and services of DigitalIndiaStack in one process.

          Host [--urls URL] [--data DIR] [--reset]     runs until Ctrl-C
          Host verify [--data DIR]                     verifies the audit chains of every store
          Host announce-key [--data DIR]               announces the next key that signs tokens, which signs after its lead time
          Host announce-credential-key [--data DIR]    announces the next key that signs credentials and status lists

          --urls URL     where it listens; http://127.0.0.1:5080 in the sandbox
          --data DIR     where stores and keys live; ./data
          --reset        (sandbox) throws all data away and starts again from the seeded state
          --Mtls:Address=URL  where clients show certificates, by https; in a sandbox its own port plus 363
          --Blocks=a,b   runs only these blocks; all of them without it

        The environment variable ASPNETCORE_ENVIRONMENT=Sandbox makes it a sandbox, as `dotnet run` does by itself.
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Any(arg => arg is "--help" or "-h"))
        {
            Console.WriteLine(Help);
            return 0;
        }

        var builder = HostBuilder.Create(args);
        if (SandboxRefusal.Of(builder) is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal);
            return Refused;
        }

        var app = HostBuilder.Build(builder);
        return args switch
        {
            ["verify", ..] => await VerifyAsync(app),
            ["announce-key", ..] => await AnnounceKeyAsync(app, app.Services.AnnounceSigningKeyAsync),
            ["announce-credential-key", ..] => await AnnounceKeyAsync(app, app.Services.AnnounceCredentialKeyAsync),
            _ => await ServeAsync(app),
        };
    }

    private static async Task<int> ServeAsync(WebApplication app)
    {
        await using (app)
        {
            await app.StartAsync();
            await SandboxStart.RunAsync(app, Console.Out);
            await app.WaitForShutdownAsync();
        }

        return 0;
    }

    private static async Task<int> AnnounceKeyAsync(WebApplication app, Func<CancellationToken, Task<AnnouncedKey>> announce)
    {
        await using (app)
        {
            var key = await announce(CancellationToken.None);
            Console.WriteLine($"{key.KeyId} is published, and signs from {key.SignsFrom:O} on.");
        }

        return 0;
    }

    private static async Task<int> VerifyAsync(WebApplication app)
    {
        var faults = 0;
        foreach (var report in await app.Services.VerifyAuditAsync())
        {
            faults += report.Faults.Count;
            Console.WriteLine(report.ToString());
        }

        return faults == 0 ? 0 : 1;
    }
}
