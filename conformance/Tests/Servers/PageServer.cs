using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Conformance.Tests.Servers;

/// <summary>An issuer with one page for number and PIN, which does what other issuers than ours do.</summary>
internal sealed record PageServer
{
    public const string Home = "http://127.0.0.1:5999/callback";
    public const string Number = "900012345999";
    public const string Pin = "604182";

    private int busy;
    private int signIns;

    /// <summary>What <c>autocomplete</c> says of the field for the number.</summary>
    public string UserField { get; init; } = "username";

    /// <summary>Query of the authorization endpoint, with its question mark.</summary>
    public string Query { get; init; } = "";

    /// <summary>Cookies that come with the page.</summary>
    public string[] Cookies { get; init; } = [];

    /// <summary>How often the page is refused with 429 before it is shown.</summary>
    public int Busy { get => busy; init => busy = value; }

    /// <summary>Where a person comes back to who typed what is right.</summary>
    public string Landing { get; init; } = $"{Home}?code=c-0123456789";

    /// <summary>Where a person comes back to who typed what is wrong.</summary>
    public string Refusal { get; init; } = $"{Home}?error=access_denied";

    /// <summary>How often number and PIN were right.</summary>
    public int SignIns => signIns;

    /// <summary>The access token that it issues.</summary>
    public string Token { get; init; } = "";

    public async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/", () => "pages");
        app.MapGet("/issuer/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = $"{app.Urls.First()}/issuer",
            authorization_endpoint = $"{app.Urls.First()}/issuer/authorize{Query}",
            jwks_uri = $"{app.Urls.First()}/issuer/keys",
            token_endpoint = $"{app.Urls.First()}/issuer/token",
            pushed_authorization_request_endpoint = $"{app.Urls.First()}/issuer/par",
        }));
        app.MapPost("/issuer/par", () => Results.Json(new { request_uri = "urn:one", expires_in = 60 }, statusCode: 201));
        app.MapPost("/issuer/token", () => Results.Json(new { access_token = Token }));
        app.MapGet("/issuer/keys", () => Results.Json(Array.Empty<string>()));
        app.MapGet("/sandbox/v1/messages", () => Results.Json(new { messages = Array.Empty<string>() }));
        app.MapGet("/issuer/authorize", (Delegate)Page);
        app.MapPost("/issuer/login", (Delegate)LogInAsync);
        await app.StartAsync();
        return app;
    }

    private IResult Page(HttpContext context)
    {
        if (context.Request.Query["client_id"] != "app" || !context.Request.QueryString.Value!.StartsWith(Query, StringComparison.Ordinal))
        {
            return Results.NotFound();
        }

        if (context.Request.Cookies["person"] == "known")
        {
            return Results.Redirect(Landing);
        }

        if (busy > 0)
        {
            busy--;
            context.Response.Headers.RetryAfter = "0";
            return Results.StatusCode(429);
        }

        context.Response.Headers.SetCookie = Cookies;
        return Results.Text($"""
            <!doctype html><title>Sign in</title>
            <form method="post" action="/issuer/login"><input name="who" autocomplete="{UserField}"><input name="pin" type="password" autocomplete="current-password"></form>
            """, "text/html");
    }

    private async Task<IResult> LogInAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var isRight = form["who"] == Number && form["pin"] == Pin;
        if (isRight)
        {
            signIns++;
            context.Response.Cookies.Append("person", "known");
        }

        context.Response.Headers.Location = isRight ? Landing : Refusal;
        return Results.StatusCode(303);
    }
}
