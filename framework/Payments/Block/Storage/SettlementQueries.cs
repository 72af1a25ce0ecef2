using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Settlement;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>What the desks ask of participants, windows and what they count.</summary>
internal static class SettlementQueries
{
    /// <summary>Grants sight of every participant of the tenant, and the settlement.</summary>
    public const string OperateScope = $"{PaymentsBlock.BlockName}.settlement.operate";

    extension(PaymentsDbContext db)
    {
        public Task<SchemeParticipant?> ParticipantAsync(string code, CancellationToken cancellationToken) =>
            db.Participants.AsNoTracking().FirstOrDefaultAsync(participant => participant.Code == code, cancellationToken);

        /// <summary>Participants after one, the oldest first.</summary>
        public Task<List<SchemeParticipant>> ParticipantsAsync(ParticipantId after, int count, CancellationToken cancellationToken) =>
            db.Participants.AsNoTracking().Where(participant => participant.Id > after).OrderBy(participant => participant.Id).Take(count).ToListAsync(cancellationToken);

        /// <summary>Those of some participants that are registered, in the order of their names.</summary>
        public Task<List<SchemeParticipant>> ParticipantsAsync(string[] codes, CancellationToken cancellationToken) =>
            db.Participants.AsNoTracking().Where(participant => codes.Contains(participant.Code)).OrderBy(participant => participant.Name).ToListAsync(cancellationToken);

        /// <summary>Whether the client acts for a participant (PAY-17.3).</summary>
        public Task<bool> ActsForAsync(Caller caller, string code, CancellationToken cancellationToken) =>
            db.Participants.AnyAsync(participant => participant.Code == code && participant.Client == caller.ClientId, cancellationToken);

        /// <summary>Whether the client acts for a participant of the tenant or operates the settlement (PAY-17.1); so for a person, on a page.</summary>
        public async Task<bool> SeesParticipantAsync(Caller caller, string code, CancellationToken cancellationToken)
        {
            if (caller.HasScope(OperateScope) || caller.OperatesOnPage)
            {
                return code == SchemeParticipant.Own || await db.ParticipantAsync(code, cancellationToken) is not null;
            }

            return caller.IsOnPage
                ? caller.ParticipantsOnPage.Contains(code) && await db.ParticipantAsync(code, cancellationToken) is not null
                : await db.ActsForAsync(caller, code, cancellationToken);
        }

        public Task<ClearingWindow?> WindowAsync(Guid windowId, CancellationToken cancellationToken)
        {
            var id = WindowId.From(windowId);
            return db.Windows.AsNoTracking().FirstOrDefaultAsync(window => window.Id == id, cancellationToken);
        }

        /// <summary>Windows before one, newest first.</summary>
        public Task<List<ClearingWindow>> WindowsAsync(WindowId before, int count, CancellationToken cancellationToken) =>
            db.Windows.AsNoTracking().Where(window => window.Id < before).OrderByDescending(window => window.Id).Take(count).ToListAsync(cancellationToken);

        /// <summary>The window that counts; <see langword="null"/> before the first participant.</summary>
        public Task<ClearingWindow?> OpenWindowAsync(CancellationToken cancellationToken) =>
            db.Windows.AsNoTracking().FirstOrDefaultAsync(window => window.Status == SettlementWindowStatus.Opened, cancellationToken);

        public Task CloseAsync(WindowId id, DateTimeOffset now, CancellationToken cancellationToken) =>
            db.Windows.Where(window => window.Id == id && window.Status == SettlementWindowStatus.Opened).ExecuteUpdateAsync(
                set => set.SetProperty(window => window.Status, SettlementWindowStatus.Closed).SetProperty(window => window.ClosedAt, now),
                cancellationToken);

        /// <summary>Writes down that the nets were settled.</summary>
        /// <returns><see langword="false"/> when the window is not closed, or was confirmed before.</returns>
        public async Task<bool> ConfirmAsync(WindowId id, string reference, DateTimeOffset now, CancellationToken cancellationToken) =>
            await db.Windows.Where(window => window.Id == id && window.Status == SettlementWindowStatus.Closed).ExecuteUpdateAsync(
                set => set.SetProperty(window => window.Status, SettlementWindowStatus.Confirmed).SetProperty(window => window.ConfirmedAt, now).SetProperty(window => window.Reference, reference),
                cancellationToken) == 1;

        /// <summary>What a participant paid and received in a window after one transfer and up to another, in the order of their ids (PAY-17.13).</summary>
        public Task<List<WindowEntry>> EntriesAsync(WindowId window, string participant, TransferId after, TransferId upTo, int count, CancellationToken cancellationToken) =>
            db.Entries.AsNoTracking()
                .Where(entry => entry.WindowId == window && (entry.DebtorParticipant == participant || entry.CreditorParticipant == participant))
                .Where(entry => entry.TransferId > after && !(entry.TransferId > upTo))
                .OrderBy(entry => entry.TransferId).Take(count).ToListAsync(cancellationToken);

        /// <summary>Positions of a window after one.</summary>
        public Task<List<NetPosition>> PositionsAsync(WindowId window, PositionId after, int count, CancellationToken cancellationToken) =>
            db.Positions.AsNoTracking().Where(position => position.WindowId == window && position.Id > after).OrderBy(position => position.Id).Take(count).ToListAsync(cancellationToken);

        /// <summary>Positions of one participant in each of some windows.</summary>
        public Task<List<NetPosition>> PositionsOfAsync(WindowId[] windows, string participant, CancellationToken cancellationToken) =>
            db.Positions.AsNoTracking().Where(position => windows.Contains(position.WindowId) && position.Participant == participant).OrderBy(position => position.Currency).ToListAsync(cancellationToken);

        /// <summary>Positions of one participant in a window.</summary>
        public Task<List<NetPosition>> PositionsOfAsync(WindowId window, string participant, CancellationToken cancellationToken) =>
            db.Positions.AsNoTracking().Where(position => position.WindowId == window && position.Participant == participant).OrderBy(position => position.Currency).ToListAsync(cancellationToken);
    }
}
