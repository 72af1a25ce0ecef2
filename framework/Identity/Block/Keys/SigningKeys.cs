using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Block.Keys;

/// <summary>What an operator does with the keys that sign tokens and credentials.</summary>
public static class SigningKeys
{
    private const string Operator = "operator";

    extension(IServiceProvider services)
    {
        /// <summary>Announces the next key now instead of at its time; whoever announces again before it signs is told the same one. Instances that run see it within a minute.</summary>
        public Task<AnnouncedKey> AnnounceSigningKeyAsync(CancellationToken cancellationToken) =>
            services.GetRequiredService<SigningRing>().AnnounceAsync(Operator, cancellationToken);

        /// <summary>Announces the next key of credentials and status lists, as <see cref="AnnounceSigningKeyAsync"/> does that of tokens.</summary>
        public Task<AnnouncedKey> AnnounceCredentialKeyAsync(CancellationToken cancellationToken) =>
            services.GetRequiredService<CredentialRing>().AnnounceAsync(Operator, cancellationToken);
    }
}

/// <summary>A key that is published and does not sign yet.</summary>
/// <param name="KeyId">Its name among the published keys.</param>
/// <param name="AnnouncedAt">Since when it is published.</param>
/// <param name="SignsFrom">From when it signs.</param>
public sealed record AnnouncedKey(string KeyId, DateTimeOffset AnnouncedAt, DateTimeOffset SignsFrom);
