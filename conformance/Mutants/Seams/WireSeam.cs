using System.Text;
using DigitalIndiaStack.Conformance.Mutants.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DigitalIndiaStack.Conformance.Mutants.Seams;

/// <summary>Stands before everything else of the host, learns from what passes, and spoils it as the current mutant wants.</summary>
internal sealed class WireSeam(Mutation mutation, Memory memory) : IStartupFilter
{
    // APIs and pages; what else the host serves is not text.
    private static readonly string[] Texts = ["/v1/", "/connect/", "/.well-known/", "/health/", "/identity/sign-in", "/identity/sign-out", "/identity/approve", "/identity/security", "/identity/counter", "/identity/desk/review", "/identity/verifier", "/consent/requests/"];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(InvokeAsync);
        next(app);
    };

    private async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (mutation.Is(RequestMutants.AnySize))
        {
            context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        }

        // What is too large is for the host to refuse, unread.
        var limit = context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize;
        if (!IsText(context.Request.Path.Value ?? "") || context.Request.ContentLength > limit)
        {
            await next(context);
            return;
        }

        var mutant = mutation.Current;
        await DelayAsync(mutant, context);
        var traffic = await Traffic.ReadAsync(context, memory);
        var (before, token) = (traffic.RequestBody, traffic.Token);
        mutant?.Request?.Invoke(traffic);
        traffic.Hand(before);
        var stream = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;

        // The first callback to be registered is the last to be called: what the host adds at the very end is spoilt too.
        context.Response.OnStarting(() =>
        {
            Spoil(mutant, traffic);
            return Task.CompletedTask;
        });
        await next(context);
        mutant?.Done?.Invoke(traffic);
        await DelayAsync(mutant, context);
        context.Response.Body = stream;
        traffic.AnswerBody = Encoding.UTF8.GetString(buffer.ToArray());
        Learn(traffic, token);
        await context.Response.StartAsync(context.RequestAborted);
        await WriteAsync(context.Response, traffic.AnswerBody);
    }

    private Task DelayAsync(Mutant? mutant, HttpContext context) =>
        Task.Delay(mutant?.Delay?.Invoke(memory) ?? TimeSpan.Zero, TimeProvider.System, context.RequestAborted);

    private static void Spoil(Mutant? mutant, Traffic traffic)
    {
        mutant?.Answer?.Invoke(traffic);
        if (traffic.AnswerBody.Length > 0)
        {
            traffic.Response.ContentLength = Encoding.UTF8.GetByteCount(traffic.AnswerBody);
        }
    }

    private static async Task WriteAsync(HttpResponse response, string body)
    {
        if (body.Length > 0)
        {
            await response.Body.WriteAsync(Encoding.UTF8.GetBytes(body));
        }
    }

    private void Learn(Traffic traffic, string token)
    {
        if (traffic.Response.StatusCode < 400 && token.Split('.').Length == 3 && token == traffic.Token)
        {
            memory.LearnToken(token);
        }
    }

    private static bool IsText(string path) => Array.Exists(Texts, text => path.Contains(text, StringComparison.Ordinal));
}
