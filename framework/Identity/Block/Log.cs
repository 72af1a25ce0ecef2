using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Identity.Block;

/// <summary>What the identity block logs; event ids 1000 to 1099. No personal data.</summary>
internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Warning, "What is over could not be removed; the next round tries again.")]
    public static partial void SweepFailed(this ILogger logger, Exception exception);

    [LoggerMessage(1003, LogLevel.Warning, "Client {Client} could not be told of a logout in {Attempts} attempts, and is told no more.")]
    public static partial void LogoutNotTold(this ILogger logger, string client, int attempts);

    [LoggerMessage(1004, LogLevel.Information, "The signing key {Key} is announced, and signs from {SignsFrom} on.")]
    public static partial void SigningKeyAnnounced(this ILogger logger, string key, DateTimeOffset signsFrom);

    [LoggerMessage(1005, LogLevel.Information, "The signing key {Key} is gone; {Next} came after it.")]
    public static partial void SigningKeyGone(this ILogger logger, string key, string next);

    [LoggerMessage(1007, LogLevel.Information, "The private half of the signing key {Key} is gone; {Next} came after it.")]
    public static partial void SigningKeyRetired(this ILogger logger, string key, string next);

    [LoggerMessage(1006, LogLevel.Information, "Client {Client} is not in the configuration any more and was removed.")]
    public static partial void ClientRemoved(this ILogger logger, string client);

    [LoggerMessage(1002, LogLevel.Warning, "A sign-in of {Tenant} was refused at the {Factor}: {Step}.")]
    public static partial void SignInRefused(this ILogger logger, string tenant, string factor, string step);
}
