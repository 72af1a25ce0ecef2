using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Spec;
using DigitalIndiaStack.Core.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Core.Operations;

/// <summary>Reads the idempotency key of a request.</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";
    private const int LongestKey = 255;

    /// <summary>The request as its key names it; <see langword="null"/> when it has none.</summary>
    /// <exception cref="BadHttpRequestException">The key is longer than a store keeps; only where the specification does not bound it.</exception>
    public static IdempotentRequest? Of(HttpContext context)
    {
        var key = context.Request.Headers[Header].ToString();
        if (key.Length == 0)
        {
            return null;
        }

        if (key.Length > LongestKey)
        {
            throw new BadHttpRequestException("The idempotency key is too long.");
        }

        var caller = context.RequestServices.GetRequiredService<Caller>();
        var request = context.Request;
        var body = context.Features.Get<CheckedBody>()?.Bytes ?? default;
        var fingerprint = IdempotentRequest.FingerprintOf(request.Method, $"{request.PathBase}{request.Path}{request.QueryString}", caller.Subject, body.Span);
        var operation = context.GetEndpoint()!.Metadata.GetRequiredMetadata<SpecOperation>().OperationId;
        return new IdempotentRequest(caller.HasTenant ? caller.Tenant.Value : string.Empty, caller.ClientId, operation, key, fingerprint);
    }
}
