using System.Threading.RateLimiting;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Security.Mtls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Limits;

/// <summary>Bounds what one caller can take of the host.</summary>
internal static class LimitExtensions
{
    extension(IServiceCollection services)
    {
        public void AddLimits()
        {
            services.AddOptionsWithValidateOnStart<LimitOptions, LimitOptionsValidator>().BindConfiguration(LimitOptions.Section);
            services.AddOptions<KestrelServerOptions>().Configure<IOptions<MtlsOptions>>((kestrel, mtls) => Bound(kestrel, mtls.Value));
            services.AddRateLimiter(_ => { });
            services.AddOptions<RateLimiterOptions>().Configure<IOptions<LimitOptions>>((limiter, limits) =>
            {
                // The problem writer fills the bare status; it also says when to come again.
                limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
                limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Bucket(context, limits.Value));
            });
        }
    }

    private static void Bound(KestrelServerOptions kestrel, MtlsOptions mtls)
    {
        kestrel.AddServerHeader = false;
        kestrel.ConfigureHttpsDefaults(https => Tls.Bound(https, mtls.ListeningPort));
        kestrel.Limits.MaxRequestBodySize = Spec.OperationRules.UsualBodyLimit;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.MaxRequestLineSize = 8 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        kestrel.Limits.MaxConcurrentConnections = 10_000;
    }

    private static RateLimitPartition<string> Bucket(HttpContext context, LimitOptions limits) =>
        RateLimitPartition.GetTokenBucketLimiter(PartitionOf(context), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = limits.Burst,
            TokensPerPeriod = Math.Max(1, limits.RequestsPerSecond / 10),
            ReplenishmentPeriod = limits.RequestsPerSecond < 10 ? TimeSpan.FromSeconds(1.0 / limits.RequestsPerSecond) : TimeSpan.FromMilliseconds(100),
            QueueLimit = 0,
        });

    private static string PartitionOf(HttpContext context)
    {
        var caller = new Caller(context.User);
        return caller.ClientId.Length > 0 && caller.HasTenant
            ? $"client {caller.Tenant} {caller.ClientId} {caller.Subject}"
            : $"address {CallerAddress.Of(context)}";
    }
}
