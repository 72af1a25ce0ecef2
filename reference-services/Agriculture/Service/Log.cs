using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Agriculture.Service;

/// <summary>What the service logs; no personal data.</summary>
internal static partial class Log
{
    [LoggerMessage(5001, LogLevel.Debug, "Payments of tenant {Tenant} wait: {Reason}")]
    public static partial void PaymentDelayed(this ILogger logger, string tenant, string reason);
}
