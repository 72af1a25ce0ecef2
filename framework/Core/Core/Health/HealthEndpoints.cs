using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DigitalIndiaStack.Core.Health;

/// <summary>Tells an operator's machinery whether the process runs (<c>/health/live</c>) and whether it can serve (<c>/health/ready</c>).</summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "/health/live", _ => false);
        Map(routes, "/health/ready", _ => true);
    }

    private static void Map(IEndpointRouteBuilder routes, string path, Func<HealthCheckRegistration, bool> chosen) =>
        routes.MapHealthChecks(path, new HealthCheckOptions { Predicate = chosen, ResponseWriter = WriteAsync }).AllowAnonymous().DisableRateLimiting();

    // Which store is down is for the logs; a bare 503 becomes a problem document.
    private static Task WriteAsync(HttpContext context, HealthReport report) =>
        report.Status == HealthStatus.Unhealthy ? Task.CompletedTask : context.Response.WriteAsJsonAsync(new { status = "ok" }, context.RequestAborted);
}
