using System.Threading.RateLimiting;
using DigitalIndiaStack.Core.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.SignIn;

/// <summary>
/// Bounds how often one address may try to sign in or enrol, whatever numbers it tries: each try costs this host a slow hash, and guessing one PIN for
/// many numbers meets no lock of a single person.
/// </summary>
internal sealed class SignInLimit(IOptions<IdentityOptions> options) : IRateLimiterPolicy<string>
{
    /// <summary>Name of the policy.</summary>
    public const string Name = "identity.sign-in";

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected => null;

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => HttpMethods.IsPost(httpContext.Request.Method)
        ? RateLimitPartition.GetSlidingWindowLimiter($"post {CallerAddress.Of(httpContext)}", _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = options.Value.SignInsPerMinute,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
        })
        : RateLimitPartition.GetNoLimiter("read");
}
