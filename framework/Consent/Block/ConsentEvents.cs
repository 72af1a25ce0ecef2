using System.Text.Json;
using DigitalIndiaStack.Consent.Block.Domain;
using DigitalIndiaStack.Core.Storage;

namespace DigitalIndiaStack.Consent.Block;

/// <summary>What this block tells its subscribers.</summary>
internal static class ConsentEvents
{
    /// <summary>A consent was withdrawn; carries its id and nothing about the person.</summary>
    public static OutboxEvent Withdrawn(GrantedConsent consent) => new(
        "consent.withdrawn.v1",
        consent.Id.Value.ToString(),
        JsonSerializer.SerializeToElement(new { consentId = consent.Id.Value, withdrawnAt = consent.WithdrawnAt }));
}
