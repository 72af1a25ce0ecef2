using System.Security.Cryptography;
using DigitalIndiaStack.Core.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace DigitalIndiaStack.Core.Spec;

/// <summary>
/// Takes a body that is too large for memory whole onto the disk before its operation begins, so that a slow sender holds no transaction.
/// What stands in it, the operation reads and checks itself.
/// </summary>
internal static class StreamedBody
{
    private const int InMemory = 64 * 1024;

    public static async Task<BodyVerdict> TakeAsync(HttpContext context, BodyRule rule)
    {
        var request = context.Request;
        if (request.ContentLength > rule.Limit)
        {
            return BodyVerdict.Refuse(CoreProblems.TooLarge);
        }

        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
        {
            return rule.Required ? BodyVerdict.Fault(SpecError.Of(string.Empty, "required", "property", "body")) : BodyVerdict.Good;
        }

        return MediaType.IsOneOf(request, rule.MediaTypes) ? await SpoolAsync(context, rule.Limit) : BodyVerdict.Refuse(CoreProblems.UnsupportedMediaType);
    }

    private static async Task<BodyVerdict> SpoolAsync(HttpContext context, int limit)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            // The server counts the frames of chunks too; the body itself is counted below.
            size.MaxRequestBodySize = 2L * limit;
        }

        var spool = new FileBufferingReadStream(context.Request.Body, InMemory);
        context.Response.RegisterForDisposeAsync(spool);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[InMemory];
        var length = 0L;
        int read;
        while ((read = await spool.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            length += read;
            if (length > limit)
            {
                return BodyVerdict.Refuse(CoreProblems.TooLarge);
            }

            digest.AppendData(buffer, 0, read);
        }

        spool.Position = 0;
        context.Request.Body = spool;
        context.Features.Set(new CheckedBody(digest.GetHashAndReset()));
        return BodyVerdict.Good;
    }
}
