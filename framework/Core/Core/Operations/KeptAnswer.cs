using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Operations;

/// <summary>What is kept of an answer for repeats of its request, where the answer tells something once that must be kept nowhere. Scoped.</summary>
public sealed class KeptAnswer
{
    private object? instead;

    /// <summary>Keeps another body than the one that is answered.</summary>
    /// <param name="body">The same without what is told once.</param>
    public void Instead(object body) => instead = body;

    /// <summary>The body to keep; <see langword="null"/> when it is the one that is answered.</summary>
    internal byte[]? Of(HttpContext context) => instead is null
        ? null
        : JsonSerializer.SerializeToUtf8Bytes(instead, instead.GetType(), context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions);
}
