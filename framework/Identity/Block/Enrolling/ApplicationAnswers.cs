using System.Text.Json;
using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Core.Http;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;

namespace DigitalIndiaStack.Identity.Block.Enrolling;

/// <summary>Tells applications, to reviewers with their candidates (IDN-14.10).</summary>
internal sealed class ApplicationAnswers(IdentityDbContext db, Caller caller, ResponseHeaders headers)
{
    /// <summary>One, with its tag.</summary>
    public async Task<EnrolmentApplication> ShowAsync(FiledApplication filed, CancellationToken cancellationToken)
    {
        headers.ETag = EntityTag.Of(filed.Version);
        return (await ShowAsync([filed], cancellationToken))[0];
    }

    /// <summary>Several.</summary>
    public async Task<IReadOnlyList<EnrolmentApplication>> ShowAsync(IReadOnlyList<FiledApplication> filed, CancellationToken cancellationToken)
    {
        headers.NoStore();
        if (!caller.HasScope(ApplicationQueries.ReviewScope))
        {
            return [.. filed.Select(ToWire)];
        }

        var candidates = await db.CandidatesAsync([.. filed.Select(one => one.Id)], cancellationToken);
        return [.. filed.Select(one => candidates[one.Id].Any() ? ToWire(one) with { Candidates = [.. candidates[one.Id].Select(ToWire)] } : ToWire(one))];
    }

    /// <summary>Documents as they are kept.</summary>
    public static string Keep(IReadOnlyList<EvidenceDocument> evidence) => JsonSerializer.Serialize(evidence, ApiJson.Options);

    private static EnrolmentCandidate ToWire(ApplicationCandidate candidate) => new()
    {
        PersonId = candidate.IsPerson ? candidate.Other : null,
        ApplicationId = candidate.IsPerson ? null : candidate.Other,
        Name = candidate.Name,
        Birth = candidate.Birth,
    };

    private static EnrolmentApplication ToWire(FiledApplication filed) => new()
    {
        ApplicationId = filed.Id.Value,
        Kind = filed.Kind,
        Status = filed.Status,
        Filing = filed.Filing,
        Agent = filed.Agent,
        FiledBy = filed.FiledBy,
        SubmittedBy = filed.SubmittedBy,
        DecidedBy = filed.DecidedBy,
        PersonId = filed.PersonId?.Value,
        FullName = filed.FullName,
        GivenName = filed.GivenName,
        FamilyName = filed.FamilyName,
        DateOfBirth = filed.DateOfBirth,
        Email = filed.Email,
        Phone = filed.Phone,
        Language = filed.Language,
        Evidence = JsonSerializer.Deserialize<IReadOnlyList<EvidenceDocument>>(filed.Evidence, ApiJson.Options)!,
        Reason = filed.Reason,
        DraftedAt = filed.DraftedAt,
        SubmittedAt = filed.SubmittedAt,
        DecidedAt = filed.DecidedAt,
    };
}
