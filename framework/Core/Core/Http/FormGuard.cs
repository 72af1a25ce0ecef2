using System.Buffers;
using System.Text.Unicode;
using DigitalIndiaStack.Core.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace DigitalIndiaStack.Core.Http;

/// <summary>Refuses a form in another charset than UTF-8, and one that holds NUL or bytes that are no UTF-8, before any library reads it.</summary>
internal sealed class FormGuard(RequestDelegate next, ProblemWriter problems)
{
    // A form that brings files is looked through where it is read, once it is known who sends it.
    private static readonly string[] Forms = ["application/x-www-form-urlencoded", "multipart/form-data"];
    private const int LargestForm = 256 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ITakesFiles>() is not null || !Forms.Any(form => context.Request.ContentType?.StartsWith(form, StringComparison.OrdinalIgnoreCase) == true))
        {
            await next(context);
            return;
        }

        var kind = IsOfUtf8(context.Request) ? await CheckFormAsync(context) : CoreProblems.UnsupportedMediaType;
        if (kind is null)
        {
            await next(context);
            return;
        }

        await problems.Write(kind).ExecuteAsync(context);
    }

    // The reader of forms believes the charset, and throws at one that the platform refuses.
    private static bool IsOfUtf8(HttpRequest request) =>
        !MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private static async Task<ProblemKind?> CheckFormAsync(HttpContext context)
    {
        var buffer = new ArrayBufferWriter<byte>();
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer.GetMemory(4096), context.RequestAborted)) > 0)
        {
            buffer.Advance(read);
            if (buffer.WrittenCount > LargestForm)
            {
                return CoreProblems.TooLarge;
            }
        }

        context.Request.Body = new MemoryStream(buffer.WrittenSpan.ToArray(), writable: false);
        return Utf8.IsValid(buffer.WrittenSpan) && PercentText.IsClean(System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan)) ? null : CoreProblems.Malformed;
    }
}
