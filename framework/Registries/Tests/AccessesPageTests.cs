using System.Net;
using System.Security.Claims;
using DigitalIndiaStack.Core.Pages;
using DigitalIndiaStack.Core.Pages.SignIn;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Registries.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Registries.Tests;

/// <summary>The page on which a person sees who looked.</summary>
public sealed class AccessesPageTests
{
    private const string Page = "/registries/accesses";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_says_who_looked_why_at_what_and_under_which_consent()
    {
        await using var host = await RegistriesHost.StartAsync(onPostgreSql: false, AddPages);
        var plots = await Plots.DefineAsync(host);
        var number = Plots.NewNumber();
        var id = await plots.AddAsync(new { plot = "secret-value" }, number);
        using var person = await SignInAsync(host, FakeIdentity.SubjectOf(number));
        Assert.Contains("Nobody has looked at your data", await person.GetStringAsync(Page, Cancellation), StringComparison.Ordinal);

        var consent = host.Consent.Grant(FakeIdentity.SubjectOf(number), "agriculture", "benefit", plots.Name, "plot");
        await plots.DiscloseAsync(consent, "plot");
        for (var look = 0; look < 20; look++)
        {
            await plots.ReadAsync(id);
        }

        var newest = await person.GetStringAsync(Page, Cancellation);
        Assert.Contains("registrar", newest, StringComparison.Ordinal);
        Assert.DoesNotContain("agriculture", newest, StringComparison.Ordinal);
        var oldest = await person.GetStringAsync(NextOf(newest), Cancellation);
        Assert.All(["agriculture", "benefit", "plot", consent.ToString()], text => Assert.Contains(text, oldest, StringComparison.Ordinal));
        Assert.DoesNotContain("registrar", oldest, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-value", newest + oldest, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"next\"", oldest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_says_it_in_the_words_of_the_notice()
    {
        await using var host = await RegistriesHost.StartAsync(onPostgreSql: false, AddPages);
        var plots = await Plots.DefineAsync(host);
        var number = Plots.NewNumber();
        await plots.AddAsync(new { plot = "secret-value" }, number);
        var consent = host.Consent.Answer(question => Results.Json(new
        {
            active = true,
            subject = FakeIdentity.SubjectOf(number),
            fields = question.Fields,
            expiresAt = "2099-01-01T00:00:00Z",
            notice = new
            {
                dataFiduciary = new { en = "Office of Agriculture" },
                purpose = new { en = "To decide on your benefit" },
                fields = new[] { new { name = "plot", label = new { en = "Number of your plot" } } },
            },
        }));
        await plots.DiscloseAsync(consent, "plot");
        using var person = await SignInAsync(host, FakeIdentity.SubjectOf(number));

        var page = await person.GetStringAsync(Page, Cancellation);

        Assert.All(["Office of Agriculture", "To decide on your benefit", "Number of your plot"], text => Assert.Contains(text, page, StringComparison.Ordinal));
    }

    private static void AddPages(WebApplication app)
    {
        app.UsePages();
        app.MapPages();
        app.MapGet("/sign-in/{subject}", (string subject) => Results.SignIn(
            new ClaimsPrincipal(new ClaimsIdentity(
                [new Claim(TokenClaims.Subject, subject), new Claim(TokenClaims.ClientId, "registries"), new Claim(TokenClaims.Tenant, "ke")], "test")),
            authenticationScheme: PageSignIn.CookieSchemeOf("registries"))).AllowAnonymous();
    }

    private static async Task<HttpClient> SignInAsync(RegistriesHost host, string subject)
    {
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = host.Host.Http.BaseAddress };
        http.DefaultRequestHeaders.Add("Accept", "text/html");
        http.DefaultRequestHeaders.Add("Accept-Language", "en");
        using var answer = await http.GetAsync($"/sign-in/{subject}", Cancellation);
        Assert.True(answer.IsSuccessStatusCode, answer.StatusCode.ToString());
        return http;
    }

    private static string NextOf(string html)
    {
        var start = html.IndexOf(Page + "?cursor=", StringComparison.Ordinal);
        return start < 0 ? throw new InvalidOperationException("The page has no next one.") : html[start..html.IndexOf('"', start)];
    }
}
