using System.Buffers;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.JsonSchema;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DigitalIndiaStack.Core.Spec;

/// <summary>Reads the body of a request once, within its limit, and checks it byte by byte and against its schema.</summary>
internal static class BodyCheck
{
    private const int ReadSize = 16 * 1024;

    public static async Task<BodyVerdict> RunAsync(HttpContext context, OperationRules rules)
    {
        if (rules.Body is { Schema: null } streamed)
        {
            return await StreamedBody.TakeAsync(context, streamed);
        }

        var request = context.Request;
        var limit = rules.Body?.Limit ?? OperationRules.UsualBodyLimit;
        if (request.ContentLength > limit)
        {
            return BodyVerdict.Refuse(CoreProblems.TooLarge);
        }

        if (await ReadAsync(context, limit) is not { } bytes)
        {
            return BodyVerdict.Refuse(CoreProblems.TooLarge);
        }

        context.Features.Set(new CheckedBody(bytes));
        request.Body = new MemoryStream(bytes, writable: false);
        if (rules.Body is not { } rule)
        {
            return bytes.Length == 0 ? BodyVerdict.Good : BodyVerdict.Fault(new SpecError(string.Empty, "body"));
        }

        if (bytes.Length == 0 && request.ContentType is null)
        {
            return rule.Required ? BodyVerdict.Fault(SpecError.Of(string.Empty, "required", "property", "body")) : BodyVerdict.Good;
        }

        if (!MediaType.IsOneOf(request, rule.MediaTypes))
        {
            return BodyVerdict.Refuse(CoreProblems.UnsupportedMediaType);
        }

        // The binder below would fail at a charset in quotation marks.
        request.ContentType = MediaType.Json;
        return Judge(bytes, rule.Schema!.Value);
    }

    private static async Task<byte[]?> ReadAsync(HttpContext context, int limit)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
        {
            return [];
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limit;
        }

        var buffer = new ArrayBufferWriter<byte>((int)(context.Request.ContentLength ?? 0) + 1);
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer.GetMemory(ReadSize), context.RequestAborted)) > 0)
        {
            buffer.Advance(read);
            if (buffer.WrittenCount > limit)
            {
                return null;
            }
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static BodyVerdict Judge(byte[] bytes, CompiledSchema schema)
    {
        // Valid JSON, but no store and no language above can be trusted with it.
        if (NulText.IsIn(bytes))
        {
            return BodyVerdict.Fault(new SpecError(string.Empty, "nul"));
        }

        var verdict = schema.Validate(bytes);
        return verdict.IsValid
            ? BodyVerdict.Good
            : new BodyVerdict(null, [.. verdict.Errors.Select(error => new SpecError(error.Pointer, error.Keyword, error.Arguments))]);
    }
}

/// <summary>The bytes of the body as they were checked, or the digest of a streamed one, kept for the fingerprint of idempotent requests.</summary>
internal sealed record CheckedBody(ReadOnlyMemory<byte> Bytes);

/// <summary>What came of checking a body.</summary>
/// <param name="Refusal">Why it was not even looked at; <see langword="null"/> when it was.</param>
/// <param name="Errors">The rules it broke.</param>
internal sealed record BodyVerdict(ProblemKind? Refusal, IReadOnlyList<SpecError> Errors)
{
    public static readonly BodyVerdict Good = new(null, []);

    public static BodyVerdict Refuse(ProblemKind kind) => new(kind, []);

    public static BodyVerdict Fault(SpecError error) => new(null, [error]);
}
