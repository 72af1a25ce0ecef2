using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Running;

namespace DigitalIndiaStack.Conformance.Cli.Init;

/// <summary>What a server tells of itself to anybody.</summary>
/// <param name="Target">Its address.</param>
/// <param name="Issuer">Issuer of its discovery document; <see langword="null"/> when none was found.</param>
/// <param name="IsSandbox">Whether its test-control API tells the time.</param>
/// <param name="Blocks">Blocks that answer at their usual address.</param>
internal sealed record ServerFacts(Uri Target, Uri? Issuer, bool IsSandbox, IReadOnlySet<string> Blocks)
{
    private static readonly string[] IssuerPlaces = ["", "/identity", "/oauth", "/auth"];

    /// <summary>Asks a server.</summary>
    /// <exception cref="TargetUnreachableException">It does not answer.</exception>
    public static async Task<ServerFacts> AskAsync(Uri target, IEnumerable<string> blocks, CancellationToken cancellationToken)
    {
        using var asking = new Asking(target);
        if (await asking.GetAsync("/", cancellationToken) is null)
        {
            throw new TargetUnreachableException(target);
        }

        var found = await Task.WhenAll(blocks.Select(async block => (block, Answers: await AnswersAsync(asking, block, cancellationToken))));
        var clock = await asking.GetAsync("/sandbox/v1/clock", cancellationToken);
        return new ServerFacts(
            target,
            await IssuerAsync(asking, cancellationToken),
            clock is { Status: 200 } && Member(clock.Body, "now").Length > 0,
            found.Where(pair => pair.Answers).Select(pair => pair.block).ToHashSet());
    }

    private static async Task<Uri?> IssuerAsync(Asking asking, CancellationToken cancellationToken)
    {
        foreach (var place in IssuerPlaces)
        {
            var document = await asking.GetAsync($"{place}/.well-known/openid-configuration", cancellationToken);
            if (document is { Status: 200 } && Uri.TryCreate(Member(document.Body, "issuer"), UriKind.Absolute, out var issuer))
            {
                return issuer;
            }
        }

        return null;
    }

    // The mirror of its API tells of a block; a server that publishes none still refuses what is not there by a problem document.
    private static async Task<bool> AnswersAsync(Asking asking, string block, CancellationToken cancellationToken)
    {
        var mirror = await asking.GetAsync($"/openapi/{block}.json", cancellationToken);
        if (mirror is { Status: 200 } && Member(mirror.Body, "openapi").Length > 0)
        {
            return true;
        }

        return await asking.GetAsync($"/{block}/v1/no-such-thing", cancellationToken) is { Status: 401 or 404, MediaType: "application/problem+json" } refused
            && !(refused.Status == 404 && Member(refused.Body, "code").Length == 0);
    }

    private static string Member(string json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var value) ? value.ToString() : "";
        }
        catch (JsonException)
        {
            // A page, most likely.
            return "";
        }
    }
}
