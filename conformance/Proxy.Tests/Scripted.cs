using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Conformance.Proxy.Tests;

/// <summary>What the server behind the proxy answers.</summary>
internal sealed record Scripted
{
    public const string AccountId = "019ac8f2-3f4e-7a51-9d0c-5a7a31c0e001";
    public const string Name = "Wanjiru Kamau";

    public int Status { get; init; } = 200;

    public string MediaType { get; init; } = "application/json";

    public string Body { get; init; } = Account();

    public Dictionary<string, string> Headers { get; init; } = new() { ["X-Content-Type-Options"] = "nosniff" };

    /// <summary>Whether no answer ever comes.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Ends when the first request is there.</summary>
    public TaskCompletionSource Reached { get; } = new();

    /// <summary>The only path that is known; every one without it.</summary>
    public string? Path { get; init; }

    /// <summary>The request id that is answered; that of the request without it.</summary>
    public string? RequestId { get; init; }

    public static string Account(string more = "") => $$"""
        { "accountId": "{{AccountId}}", "kind": "person", "status": "active", "name": "{{Name}}", "balance": { "currency": "KES", "amount": "5000.00" },
          "floor": { "currency": "KES", "amount": "0.00" }, "openedAt": "2026-11-24T08:30:00Z"{{more}} }
        """;

    public static Scripted Problem(int status, int? said = null, params (string Name, string Value)[] headers) => new()
    {
        Status = status,
        MediaType = "application/problem+json",
        Body = $$"""{ "type": "urn:dis:problem:PAY-0404", "title": "No such account.", "status": {{said ?? status}}, "code": "PAY-0404", "traceId": "4bf92f3577b34da6a3ce929d0e0e4736" }""",
        Headers = headers.Append(("X-Content-Type-Options", "nosniff")).ToDictionary(header => header.Item1, header => header.Item2),
    };

    /// <summary>Starts a server that answers from the script, one after the other, the last one for ever.</summary>
    public static async Task<WebApplication> StartAsync(params Scripted[] script)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var count = -1;
        app.Run(context => script[Math.Min(Interlocked.Increment(ref count), script.Length - 1)].AnswerAsync(context));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        Reached.TrySetResult();
        if (IsSilent)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }

        context.Response.StatusCode = Path is null || context.Request.Path == Path ? Status : StatusCodes.Status418ImATeapot;
        context.Response.ContentType = MediaType;
        foreach (var (name, value) in Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (RequestId != "")
        {
            context.Response.Headers["X-Request-Id"] = RequestId ?? (context.Request.Headers["X-Request-Id"] is [{ } asked] ? asked : "r-1");
        }

        await context.Response.WriteAsync(Body, context.RequestAborted);
    }
}
