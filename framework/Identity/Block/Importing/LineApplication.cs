using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Enrolling;
using DigitalIndiaStack.Identity.Contracts;

namespace DigitalIndiaStack.Identity.Block.Importing;

/// <summary>A line as an application in review, with the register as evidence and nobody's PIN (IDN-21.10).</summary>
internal static class LineApplication
{
    /// <param name="id">Its id; none for an application that is only compared.</param>
    public static FiledApplication Of(ImportOf import, ImportLine line, EnrolmentId id = default, DateTimeOffset now = default) => new()
    {
        Id = id,
        Client = import.Client,
        Kind = EnrolmentKind.Enrolment,
        Status = EnrolmentStatus.InReview,
        Filing = Filing.Agent,
        Agent = $"register/{import.Register}",
        FiledBy = import.MadeBy,
        SubmittedBy = import.MadeBy,
        Hands = [import.MadeBy],
        FullName = line.FullName!,
        DateOfBirth = line.DateOfBirth!.Value,
        Phone = line.Phone,
        Language = import.Language,
        Evidence = ApplicationAnswers.Keep([new EvidenceDocument { Description = $"Register {import.Register} of {import.AsOf:yyyy-MM-dd}, {line.SourceId}", Sha256 = line.Digest }]),
        DraftedAt = now,
        SubmittedAt = now,
    };
}
