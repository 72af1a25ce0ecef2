using System.Text.Json.Nodes;
using DigitalIndiaStack.Bench.Load;
using DigitalIndiaStack.Bench.Processes;

namespace DigitalIndiaStack.Bench.Works;

/// <summary>What the story asks of a sandbox, several times: its pages in two languages, tokens, records, accounts and transfers.</summary>
internal static class StoryLoad
{
    public const int Rounds = 20;
    public const int RequestsOfARound = 19;
    private static readonly string[] Pages = ["/", "/agriculture", "/consent", "/payments", "/sandbox/inbox", "/identity/enrol"];
    private static readonly string[] Languages = ["sw", "ar"];

    public static async Task RunAsync(Sandbox sandbox)
    {
        using var browser = new HttpClient { BaseAddress = sandbox.Server.Address };
        using var client = new ServiceClient(sandbox);
        var registry = await Registry.FillAsync(client, Rounds);
        for (var round = 0; round < Rounds; round++)
        {
            await PagesAsync(browser);
            var accounts = await Accounts.OpenAsync(client);
            await PayAsync(browser, accounts);
            await client.GetAsync(registry.Token, $"{registry.Path}/{registry.Answers.Keys.ElementAt(round)}");
        }
    }

    // A page that asks for a sign-in leads there; the browser follows.
    private static async Task PagesAsync(HttpClient browser)
    {
        foreach (var (page, language) in Pages.SelectMany(page => Languages.Select(language => (page, language))))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, page);
            request.Headers.Add("Accept", "text/html");
            request.Headers.Add("Accept-Language", language);
            using var answer = await browser.SendAsync(request);
            if (!answer.IsSuccessStatusCode)
            {
                throw new BenchFailedException($"{page} answered {(int)answer.StatusCode}.");
            }
        }
    }

    private static async Task PayAsync(HttpClient http, Accounts accounts)
    {
        using var request = accounts.Transfer("payments/v1/transfers");
        using var answer = await http.SendAsync(request);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync());
        if (!answer.IsSuccessStatusCode)
        {
            throw new BenchFailedException($"A transfer answered {(int)answer.StatusCode}: {body}");
        }
    }
}
