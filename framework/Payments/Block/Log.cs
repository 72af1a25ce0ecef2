using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>What the payments block logs; event ids 4000 to 4099. No personal data.</summary>
internal static partial class Log
{
    [LoggerMessage(4001, LogLevel.Warning, "A batch of {Tenant} waits; the next round goes on with it.")]
    public static partial void BatchDelayed(this ILogger logger, string tenant, Exception exception);

    [LoggerMessage(4002, LogLevel.Warning, "Deliveries to webhooks of {Tenant} wait; the next round goes on with them.")]
    public static partial void DeliveriesDelayed(this ILogger logger, string tenant, Exception exception);

    [LoggerMessage(4003, LogLevel.Warning, "Vouchers of {Tenant} that have expired wait; the next round ends them.")]
    public static partial void ExpiryDelayed(this ILogger logger, string tenant, Exception exception);
}
