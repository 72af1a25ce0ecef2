namespace DigitalIndiaStack.Bench.Peers;

/// <summary>The small servers beside which the blocks are measured: as little as does the same job, and nothing around it.</summary>
internal static class PeerProgram
{
    /// <param name="kind"><c>plain</c>, <c>read</c>, <c>post</c>, <c>function</c> or <c>token</c>.</param>
    /// <param name="args">Settings as <c>--name value</c>; each peer says which it takes.</param>
    public static async Task<int> RunAsync(string kind, string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        await using var app = builder.Build();
        app.MapGet("/", () => "A peer.");
        switch (kind)
        {
            case "plain": PlainPeer.Map(app); break;
            case "read": await ReadPeer.MapAsync(app); break;
            case "post": await PostPeer.MapAsync(app); break;
            case "function": await FunctionPeer.MapAsync(app); break;
            case "token": TokenPeer.Map(app); break;
            default: throw new BenchFailedException($"There is no peer '{kind}'.");
        }

        await app.RunAsync();
        return 0;
    }
}
