using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace DigitalIndiaStack.Core.Health;

/// <summary>Adds OpenTelemetry; nothing leaves the process unless <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to.</summary>
internal static class TelemetryExtensions
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Product = "DigitalIndiaStack.*";

    extension(IHostApplicationBuilder builder)
    {
        public void AddTelemetry()
        {
            var telemetry = builder.Services.AddOpenTelemetry()
                .WithTracing(tracing => tracing.AddAspNetCoreInstrumentation().AddSource("System.Net.Http", Product))
                .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddMeter("System.Net.Http", "System.Runtime", Product));
            if (!string.IsNullOrEmpty(builder.Configuration[Endpoint]))
            {
                builder.Logging.AddOpenTelemetry(logging => logging.IncludeScopes = true);
                telemetry.UseOtlpExporter();
            }
        }
    }
}
