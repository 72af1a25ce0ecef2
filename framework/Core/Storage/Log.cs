using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Core.Storage;

/// <summary>Log messages of the stores, event ids 200 to 299.</summary>
internal static partial class Log
{
    [LoggerMessage(200, LogLevel.Warning, "The store of {Block} is not available; it is tried again.")]
    public static partial void StoreUnavailable(this ILogger logger, string block, Exception exception);

    [LoggerMessage(201, LogLevel.Warning, "Event {Type} of {Block} is parked after {Attempts} attempts to reach {Target}: {Reason}.")]
    public static partial void EventParked(this ILogger logger, string type, string block, int attempts, string target, string reason);

    [LoggerMessage(EventId = 202, Message = "Of {Work} something waits for a later round, tenant {Tenant}: {Reason}.")]
    public static partial void RoundDelayed(this ILogger logger, LogLevel level, string work, string tenant, string reason);
}
