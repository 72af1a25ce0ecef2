using DigitalIndiaStack.Core.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace DigitalIndiaStack.Core.Operations;

/// <summary>An answer that is written but has not left: status and headers stand in the response, the body in memory.</summary>
internal sealed class BufferedAnswer
{
    private const string Replayed = "Idempotency-Replayed";

    // What belongs to the answer; all other headers belong to the request that gets it.
    private static readonly string[] KeptHeaders =
        [HeaderNames.ContentType, HeaderNames.ContentLanguage, HeaderNames.Location, HeaderNames.ETag, HeaderNames.CacheControl, HeaderNames.Link];

    private readonly HttpResponse response;
    private readonly byte[] body;

    private BufferedAnswer(HttpResponse response, byte[] body)
    {
        this.response = response;
        this.body = body;
    }

    public bool IsSuccess => response.StatusCode is >= StatusCodes.Status200OK and < StatusCodes.Status300MultipleChoices;

    /// <summary>Lets a result write its answer into memory.</summary>
    public static async Task<BufferedAnswer> TakeAsync(HttpContext context, object? result)
    {
        var real = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var memory = new MemoryStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(memory));
        try
        {
            await ((IResult)result!).ExecuteAsync(context);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
        finally
        {
            context.Features.Set(real);
        }

        return new BufferedAnswer(context.Response, memory.ToArray());
    }

    /// <summary>Sends the first answer to a request that repeats it.</summary>
    public static async Task ReplayAsync(HttpResponse response, StoredAnswer answer)
    {
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        response.Headers[Replayed] = "true";
        await WriteAsync(response, answer.Body);
    }

    /// <summary>What is kept for repeats.</summary>
    /// <param name="instead">Another body, which lacks what is told once.</param>
    public StoredAnswer ToStored(byte[]? instead) => new(
        response.StatusCode,
        KeptHeaders.Where(name => response.Headers[name].Count > 0).ToDictionary(name => name, name => response.Headers[name].ToString()),
        instead ?? body);

    public Task SendAsync(HttpResponse to) => WriteAsync(to, body);

    private static async Task WriteAsync(HttpResponse response, ReadOnlyMemory<byte> body)
    {
        if (response.StatusCode == StatusCodes.Status204NoContent)
        {
            return;
        }

        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body);
    }
}
