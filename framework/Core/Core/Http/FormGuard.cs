using System.Buffers;
using System.Text.Unicode;
using DigitalIndiaStack.Core.Problems;
using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Core.Http;

/// <summary>Refuses a form that holds NUL or bytes that are no UTF-8, before any library reads it.</summary>
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

        var kind = await CheckFormAsync(context);
        if (kind is null)
        {
            await next(context);
            return;
        }

        await problems.Write(kind).ExecuteAsync(context);
    }

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
