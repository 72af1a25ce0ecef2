using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Suites.Identity;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>An import of one line that begins in two hours.</summary>
internal sealed class RegisterImportLife(Census census, string import) : IStateDriver
{
    public static async Task<IStateDriver> MakeAsync(CheckRun run)
    {
        var census = Census.Open(run);
        return new RegisterImportLife(census, await census.MadeAsync(census.Draft("S-1"), Census.Ahead));
    }

    public async Task<Answer?> FireAsync(string name)
    {
        switch (name)
        {
            case "validate":
                var uploaded = await census.UploadAsync(import, [census.Line("S-1", "Wanjiru")]);
                if (uploaded.Status == 200)
                {
                    await census.MustBecomeAsync(import, "draft", "validated");
                }

                return uploaded;
            case "release":
                return await census.ReleaseAsync(import);
            case "finish":
                await SandboxControl.AdvanceAsync(census.Run, Census.Ahead + TimeSpan.FromMinutes(1));
                await census.MustBecomeAsync(import, "released", "done");
                return null;
            default:
                return await census.ActAsync($"{name}RegisterImport", import);
        }
    }

    public Task<string> StateAsync() => census.StatusAsync(import);
}
