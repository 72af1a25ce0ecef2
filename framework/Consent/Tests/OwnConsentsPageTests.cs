using System.Net;
using System.Security.Claims;
using DigitalIndiaStack.Consent.Tests.Hosting;
using DigitalIndiaStack.Core.Pages;
using DigitalIndiaStack.Core.Pages.SignIn;
using DigitalIndiaStack.Core.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Consent.Tests;

/// <summary>The page on which a person sees and withdraws what they allowed.</summary>
public sealed class OwnConsentsPageTests
{
    private const string Page = "/consent";
    private const string Person = "amina";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task However_many_consents_there_are_each_is_on_a_page_and_can_be_withdrawn()
    {
        await using var host = await ConsentHost.StartAsync(use: AddPages);
        var agreement = await host.AgreeAsync();
        var oldest = await GrantAsync(host, agreement);
        for (var later = 0; later < 50; later++)
        {
            await GrantAsync(host, agreement);
        }

        using var person = await SignInAsync(host);
        var first = await person.GetStringAsync(Page, Cancellation);
        var second = await person.GetStringAsync(NextOf(first), Cancellation);

        Assert.DoesNotContain(oldest, first, StringComparison.Ordinal);
        Assert.Contains($"name=\"id\" value=\"{oldest}\"", second, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"next\"", second, StringComparison.Ordinal);
    }

    private static async Task<string> GrantAsync(ConsentHost host, string agreement) =>
        (await host.DecideAsync((await host.AskAsync(agreement, Person)).Text("requestId"), Person)).Text("consentId");

    private static void AddPages(WebApplication app)
    {
        app.UsePages();
        app.MapPages();
        app.MapGet("/sign-in", () => Results.SignIn(
            new ClaimsPrincipal(new ClaimsIdentity(
                [new Claim(TokenClaims.Subject, FakeIdentity.SubjectAt("consent", Person)), new Claim(TokenClaims.ClientId, "consent"), new Claim(TokenClaims.Tenant, "ke")], "test")),
            authenticationScheme: PageSignIn.CookieSchemeOf("consent"))).AllowAnonymous();
    }

    private static async Task<HttpClient> SignInAsync(ConsentHost host)
    {
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = host.Host.Http.BaseAddress };
        http.DefaultRequestHeaders.Add("Accept", "text/html");
        using var answer = await http.GetAsync("/sign-in", Cancellation);
        Assert.True(answer.IsSuccessStatusCode, answer.StatusCode.ToString());
        return http;
    }

    private static string NextOf(string html)
    {
        var start = html.IndexOf(Page + "?cursor=", StringComparison.Ordinal);
        return start < 0 ? throw new InvalidOperationException("The page has no next one.") : html[start..html.IndexOf('"', start)];
    }
}
