using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>What the desks ask of applications; each change is one statement, so that of two at once one is made (IDN-14.2).</summary>
internal static class ApplicationQueries
{
    /// <summary>Grants sight and decision of every application of the tenant that is submitted.</summary>
    public const string ReviewScope = $"{IdentityBlock.BlockName}.enrolments.review";

    extension(IdentityDbContext db)
    {
        /// <summary>Applications that the caller may read (IDN-14.1).</summary>
        public IQueryable<FiledApplication> Seen(Caller caller)
        {
            var (client, actor, isDesk) = (caller.ClientId, caller.Actor, caller.ClientId == IdentityBlock.BlockName);
            return caller.HasScope(ReviewScope)
                ? db.Applications.AsNoTracking().Where(filed => (filed.Client == client && (!isDesk || filed.FiledBy == actor)) || filed.Status != EnrolmentStatus.Draft)
                : db.Filed(caller);
        }

        /// <summary>Applications that the caller filed: the client, and at the pages of the desk, which are one client for all, the person (IDN-14.29).</summary>
        public IQueryable<FiledApplication> Filed(Caller caller)
        {
            var (client, actor) = (caller.ClientId, caller.Actor);
            var filed = db.Applications.AsNoTracking().Where(row => row.Client == client);
            return client == IdentityBlock.BlockName ? filed.Where(row => row.FiledBy == actor) : filed;
        }

        /// <summary>An application that the caller filed.</summary>
        public Task<FiledApplication?> OwnApplicationAsync(Caller caller, Guid applicationId, CancellationToken cancellationToken)
        {
            var id = new EnrolmentId(applicationId);
            return db.Filed(caller).FirstOrDefaultAsync(filed => filed.Id == id, cancellationToken);
        }

        /// <summary>An application for those that review; a draft is none yet.</summary>
        public Task<FiledApplication?> ReviewedAsync(Guid applicationId, CancellationToken cancellationToken)
        {
            var id = new EnrolmentId(applicationId);
            return db.Applications.AsNoTracking().FirstOrDefaultAsync(filed => filed.Id == id && filed.Status != EnrolmentStatus.Draft, cancellationToken);
        }

        /// <summary>The candidates of applications, persons first.</summary>
        public async Task<ILookup<EnrolmentId, ApplicationCandidate>> CandidatesAsync(IReadOnlyList<EnrolmentId> applications, CancellationToken cancellationToken)
        {
            var rows = await db.Candidates.AsNoTracking().Where(row => applications.Contains(row.ApplicationId)).ToListAsync(cancellationToken);
            return rows.OrderByDescending(row => row.IsPerson).ThenBy(row => row.Other).ToLookup(row => row.ApplicationId);
        }

        /// <summary>Replaces what a draft says, when it is still the version that was read.</summary>
        public async Task<bool> ReviseAsync(FiledApplication filed, FiledApplication by, CancellationToken cancellationToken)
        {
            var hands = filed.HandsWith(by.FiledBy);
            return await db.Applications.Where(row => row.Id == filed.Id && row.Status == EnrolmentStatus.Draft && row.Version == filed.Version).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Filing, by.Filing).SetProperty(row => row.Agent, by.Agent).SetProperty(row => row.FiledBy, by.FiledBy).SetProperty(row => row.Hands, hands)
                    .SetProperty(row => row.FullName, by.FullName).SetProperty(row => row.GivenName, by.GivenName).SetProperty(row => row.FamilyName, by.FamilyName)
                    .SetProperty(row => row.DateOfBirth, by.DateOfBirth).SetProperty(row => row.Email, by.Email).SetProperty(row => row.Phone, by.Phone)
                    .SetProperty(row => row.Language, by.Language).SetProperty(row => row.PinHash, by.PinHash).SetProperty(row => row.Evidence, by.Evidence)
                    .SetProperty(row => row.Version, row => row.Version + 1),
                cancellationToken) == 1;
        }

        /// <summary>Submits a draft.</summary>
        public async Task<bool> SubmitAsync(FiledApplication filed, EnrolmentStatus to, string actor, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var hands = filed.HandsWith(actor);
            return await db.Applications.Where(row => row.Id == filed.Id && row.Status == EnrolmentStatus.Draft && row.Version == filed.Version).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Status, to).SetProperty(row => row.SubmittedBy, actor).SetProperty(row => row.SubmittedAt, now).SetProperty(row => row.Reason, (string?)null)
                    .SetProperty(row => row.Hands, hands).SetProperty(row => row.Version, row => row.Version + 1),
                cancellationToken) == 1;
        }

        /// <summary>Makes an open application a draft again, whose candidates are looked for anew when it is submitted (IDN-14.26, IDN-14.27).</summary>
        public async Task<bool> ReturnAsync(EnrolmentId id, string reason, CancellationToken cancellationToken)
        {
            var isReturned = await db.Applications.Where(row => row.Id == id && FiledApplication.Open.Contains(row.Status)).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Status, EnrolmentStatus.Draft).SetProperty(row => row.Reason, reason).SetProperty(row => row.SubmittedBy, (string?)null)
                    .SetProperty(row => row.SubmittedAt, (DateTimeOffset?)null).SetProperty(row => row.Version, row => row.Version + 1),
                cancellationToken) == 1;
            if (isReturned)
            {
                await db.Candidates.Where(row => row.ApplicationId == id).ExecuteDeleteAsync(cancellationToken);
            }

            return isReturned;
        }

        /// <summary>Puts an open application into review.</summary>
        public async Task<bool> FlagAsync(EnrolmentId id, CancellationToken cancellationToken) =>
            await db.Applications.Where(row => row.Id == id && FiledApplication.Open.Contains(row.Status)).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Status, EnrolmentStatus.InReview).SetProperty(row => row.Version, row => row.Version + 1), cancellationToken) == 1;

        /// <summary>Decides an open application, and drops the hash of the PIN.</summary>
        public async Task<bool> DecideAsync(EnrolmentId id, EnrolmentStatus to, string actor, string? reason, DateTimeOffset now, CancellationToken cancellationToken) =>
            await db.Applications.Where(row => row.Id == id && FiledApplication.Open.Contains(row.Status)).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Status, to).SetProperty(row => row.DecidedBy, actor).SetProperty(row => row.DecidedAt, now).SetProperty(row => row.Reason, reason)
                    .SetProperty(row => row.PinHash, (string?)null).SetProperty(row => row.Version, row => row.Version + 1),
                cancellationToken) == 1;
    }
}
