using System.Net;
using AngleSharp.Html.Parser;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>The page on which a person is asked about a client that a developer registered (clause 19 of the identity rules).</summary>
/// <param name="Client">The client for which nobody vouches; empty where the page says no such thing, or there is no page.</param>
/// <param name="Words">What stands beside it.</param>
/// <param name="Answer">The page, or what came in its place.</param>
public sealed record DeveloperQuestion(string Client, string Words, Answer Answer)
{
    /// <summary>Comes to the page in a browser that nobody used, and signs in on the way.</summary>
    public static async Task<DeveloperQuestion> FirstAsync(CheckRun run, SignInRequest request) =>
        await ReadAsync(await PersonSignIn.OpenPageAsync(run, request, new Uri(await StartAsync(run, request))));

    /// <summary>Comes to the page again, in a browser in which the person is signed in.</summary>
    public static async Task<DeveloperQuestion> AgainAsync(CheckRun run, SignInRequest request, CookieContainer cookies) =>
        await ReadAsync((await new PersonBrowser(run) { Cookies = cookies }.OpenAsync(await StartAsync(run, request))).Answer);

    private static async Task<string> StartAsync(CheckRun run, SignInRequest request)
    {
        var pushed = await PersonSignIn.PushAsync(run, request, SignInFlow.New(run));
        Expect.That(pushed.Status is 200 or 201, "status 201", $"status {pushed.Status}: {pushed.Exchange.ResponseBody}", pushed);
        var start = await Discovery.MemberAsync(run, "authorization_endpoint");
        return $"{start}{(start.Contains('?', StringComparison.Ordinal) ? '&' : '?')}client_id={Uri.EscapeDataString(request.Client.ClientId)}&request_uri={Uri.EscapeDataString(pushed.Member("request_uri"))}";
    }

    private static async Task<DeveloperQuestion> ReadAsync(Answer answer)
    {
        using var document = await new HtmlParser().ParseDocumentAsync(answer.Text);
        var asked = document.QuerySelector("main [data-unvouched]");
        return new DeveloperQuestion(asked?.GetAttribute("data-unvouched") ?? "", asked?.TextContent ?? "", answer);
    }
}
