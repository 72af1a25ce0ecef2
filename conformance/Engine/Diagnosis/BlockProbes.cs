using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Diagnosis;

/// <summary>Whether each block answers at its address.</summary>
internal static class BlockProbes
{
    public static IEnumerable<Probe> Of(SystemUnderTest target, SpecSet specs) => specs.Served
        .Where(block => !target.Unsupported.Contains(block))
        .Select(block => new Probe(
            "block",
            $"{block} at {target.AddressOf(block).BaseUrl}",
            $"Write blocks: {{ {block}: {{ baseUrl: … }} }} into the target file, or list {block} under unsupported.",
            run => LookAsync(run, block)));

    // Nobody may be told of what is inside without a token, and an address of the block that is not there is refused by the block itself.
    private static async Task<string> LookAsync(CheckRun run, string block)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{run.Target.AddressOf(block).BaseUrl.ToString().TrimEnd('/')}/no-such-thing");
        var answer = await run.SendAsync(request);
        Expect.That(answer.Status is 401 or 404 && answer.MediaType == "application/problem+json", "a problem document with status 401 or 404", $"status {answer.Status}, {(answer.MediaType.Length == 0 ? "no body" : answer.MediaType)}", answer);
        return "answers";
    }
}
