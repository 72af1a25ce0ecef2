using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Core;

/// <summary>What Core logs; event ids 100 to 199. No personal data.</summary>
internal static partial class Log
{
    private static readonly Func<ILogger, string, IDisposable?> Request = LoggerMessage.DefineScope<string>("{RequestId}");

    public static IDisposable? RequestScope(this ILogger logger, string requestId) => Request(logger, requestId);

    [LoggerMessage(101, LogLevel.Error, "{Operation} failed.")]
    public static partial void Unhandled(this ILogger logger, string operation, Exception exception);

    [LoggerMessage(102, LogLevel.Warning, "{Operation} met a store or block that is down.")]
    public static partial void Unavailable(this ILogger logger, string operation, Exception exception);

    [LoggerMessage(103, LogLevel.Warning, "{Operation} refused an access token: {Reason}.")]
    public static partial void TokenRefused(this ILogger logger, string operation, string reason);

    [LoggerMessage(104, LogLevel.Warning, "{Operation} refused client {ClientId}: it lacks scope {Scope}.")]
    public static partial void ScopeRefused(this ILogger logger, string operation, string clientId, string scope);

    [LoggerMessage(105, LogLevel.Warning, "The identity block answered {Status} to the token request of {Client} for {Peer}.")]
    public static partial void TokenRequestRefused(this ILogger logger, int status, string client, string peer);

    [LoggerMessage(106, LogLevel.Information, "Made the key {Name}.")]
    public static partial void KeyMade(this ILogger logger, string name);

    [LoggerMessage(107, LogLevel.Warning, "{Operation} shared a transaction that failed, and runs again alone.")]
    public static partial void BegunAgain(this ILogger logger, string operation, Exception cause);

    [LoggerMessage(108, LogLevel.Warning, "{Operation} wrote a row that names one which is not there.")]
    public static partial void Orphaned(this ILogger logger, string operation, Exception exception);
}
