using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Core.Http;

/// <summary>Gives each request an id: the caller's <c>X-Request-Id</c> when it is harmless, else a new one. The answer and the logs carry it.</summary>
internal sealed class RequestIds(RequestDelegate next, TimeProvider clock, ILogger<RequestIds> logger)
{
    private const string Header = "X-Request-Id";
    private const int LongestId = 64;

    public async Task InvokeAsync(HttpContext context)
    {
        var sent = context.Request.Headers[Header];
        var id = sent is [{ } one] && IsHarmless(one) ? one : Guid.CreateVersion7(clock.GetUtcNow()).ToString();
        context.TraceIdentifier = id;
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[Header] = id;
            return Task.CompletedTask;
        });
        Activity.Current?.SetTag("dis.request_id", id);
        using (logger.RequestScope(id))
        {
            await next(context);
        }
    }

    private static bool IsHarmless(string id) =>
        id.Length is > 0 and <= LongestId && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');
}
