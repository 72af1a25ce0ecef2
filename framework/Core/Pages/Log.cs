using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Core.Pages;

internal static partial class Log
{
    [LoggerMessage(190, LogLevel.Warning, "Sign-in by {Scheme} failed: {Failure}.")]
    public static partial void SignInFailed(this ILogger logger, string scheme, string failure);
}
