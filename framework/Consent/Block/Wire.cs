using DigitalIndiaStack.Consent.Block.Domain;
using DigitalIndiaStack.Consent.Contracts;
using DigitalIndiaStack.Core.Contracts;

namespace DigitalIndiaStack.Consent.Block;

/// <summary>The block's types as they stand on the wire.</summary>
internal static class Wire
{
    public static Agreement ToWire(this DataAgreement agreement) => new()
    {
        AgreementId = agreement.Id.Value,
        Version = (int)agreement.Version,
        PublishedAt = agreement.PublishedAt,
        Terms = agreement.Terms,
    };

    public static ConsentRequest ToWire(this PendingRequest request, Uri decisionUrl, DateTimeOffset now) => new()
    {
        RequestId = request.Id.Value,
        AgreementId = request.AgreementId.Value,
        AgreementVersion = (int)request.AgreementVersion,
        Status = request.StatusAt(now),
        ConsentId = request.ConsentId?.Value,
        DecisionUrl = decisionUrl,
        CreatedAt = request.CreatedAt,
        ExpiresAt = request.ExpiresAt,
    };

    public static ConsentRecord ToWire(this GrantedConsent consent, DateTimeOffset now) => new()
    {
        ConsentId = consent.Id.Value,
        AgreementId = consent.AgreementId.Value,
        AgreementVersion = (int)consent.AgreementVersion,
        Status = consent.StatusAt(now),
        PurposeCode = consent.PurposeCode,
        DataFiduciary = consent.DataFiduciary,
        DataSource = consent.DataSource,
        Registry = consent.Registry,
        Fields = consent.Fields,
        Language = consent.Language,
        GrantedAt = consent.GrantedAt,
        ExpiresAt = consent.ExpiresAt,
        WithdrawnAt = consent.WithdrawnAt,
        Artefact = consent.Artefact,
    };

    /// <param name="fields">The fields in question.</param>
    public static ConsentNotice ToNotice(this AgreementTerms terms, IReadOnlyList<string> fields) => new()
    {
        DataFiduciary = terms.DataFiduciary.Name,
        Purpose = terms.Purpose.Text,
        Fields = [.. terms.Fields.Where(field => fields.Contains(field.Name)).Select(field => new NoticeField { Name = field.Name, Label = field.Label })],
    };
}
