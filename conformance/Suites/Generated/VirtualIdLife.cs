using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Suites.Identity;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>A virtual id, from its making to its end.</summary>
internal sealed class VirtualIdLife(AliasHolder holder, Answer alias) : IStateDriver
{
    public static async Task<IStateDriver> MakeAsync(CheckRun run)
    {
        var holder = await AliasHolder.NewAsync(run);
        return new VirtualIdLife(holder, await holder.MakeAsync());
    }

    public async Task<Answer?> FireAsync(string name) => await holder.At(name == "rotate" ? "rotateVirtualId" : "revokeVirtualId", alias).SendAsync(holder.Actor);

    public async Task<string> StateAsync() => (await holder.At("getVirtualId", alias).SendAsync(holder.Actor)).MustBe(200).Member("status");
}
