using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Consent.Contracts;
using DigitalIndiaStack.Core.Keys;
using Microsoft.IdentityModel.JsonWebTokens;

namespace DigitalIndiaStack.Consent.Block.Domain;

/// <summary>Signs consent artefacts: JWS compact, ES256, type <c>consent+jwt</c> (CNS-3.6).</summary>
internal sealed class ArtefactSigner(ServiceKeys keys)
{
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>Signs what a person grants.</summary>
    /// <param name="language">Language in which the notice was shown.</param>
    public string Sign(PendingRequest request, AgreementTerms terms, ConsentId consentId, string language, (DateTimeOffset From, DateTimeOffset Until) validity)
    {
        var payload = new JsonObject
        {
            ["jti"] = consentId.Value.ToString(),
            ["iat"] = validity.From.ToUnixTimeSeconds(),
            ["exp"] = validity.Until.ToUnixTimeSeconds(),
            ["tenant"] = request.Tenant,
            ["sub"] = request.SourceSubject,
            ["purpose"] = terms.Purpose.Code,
            ["data_fiduciary"] = terms.DataFiduciary.ClientId,
            ["data_source"] = terms.DataSource.ClientId,
            ["registry"] = terms.DataSource.Registry,
            ["fields"] = new JsonArray([.. terms.Fields.Select(field => JsonValue.Create(field.Name))]),
            ["frequency"] = JsonSerializer.SerializeToNode(terms.Frequency, JsonSerializerOptions.Web),
            ["retention_days"] = terms.RetentionDays,
            ["agreement"] = new JsonObject { ["id"] = request.AgreementId.Value.ToString(), ["version"] = request.AgreementVersion },
            ["notice_language"] = language,
        };
        return Handler.CreateToken(payload.ToJsonString(), keys.Get(ConsentBlock.BlockName).Signing, new Dictionary<string, object> { ["typ"] = "consent+jwt" });
    }

    /// <summary>The public key that verifies artefacts.</summary>
    public JsonWebKeySet PublicKeys()
    {
        var key = keys.Get(ConsentBlock.BlockName).PublicJwk();
        return new JsonWebKeySet
        {
            Keys =
            [
                new JsonWebKey
                {
                    Kty = JsonWebKeyKty.EC,
                    Use = JsonWebKeyUse.Sig,
                    Alg = JsonWebKeyAlg.ES256,
                    Crv = JsonWebKeyCrv.P256,
                    Kid = key.Kid,
                    X = key.X,
                    Y = key.Y,
                },
            ],
        };
    }
}
