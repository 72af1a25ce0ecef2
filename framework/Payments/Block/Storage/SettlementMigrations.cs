using DigitalIndiaStack.Core.Storage;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>What the database itself holds of settlement: no transfer between participants that no open window counts, and no window that steps back.</summary>
internal static class SettlementMigrations
{
    private static readonly string[] Kept = ["participants", "settlement_entries", "settlement_positions"];

    /// <summary>An account that is moved to another participant.</summary>
    public const string Moved = "NEW.participant <> OLD.participant";

    /// <summary>A transfer between participants that no window counts.</summary>
    public const string Uncounted = """
        EXISTS (SELECT 1 FROM {0}accounts d JOIN {0}accounts c ON c.id = NEW.creditor_account_id
          WHERE d.id = NEW.debtor_account_id AND d.participant <> c.participant
            AND NOT EXISTS (SELECT 1 FROM {0}settlement_entries e WHERE e.transfer_id = NEW.id AND e.tenant = NEW.tenant AND e.currency = NEW.currency AND e.amount = NEW.amount
              AND e.debtor_participant = d.participant AND e.creditor_participant = c.participant))
        """;

    private const string NotOpen = "NOT EXISTS (SELECT 1 FROM {0}settlement_windows w WHERE w.id = NEW.window_id AND w.tenant = NEW.tenant AND w.status = 'Opened')";

    private const string NotClosed = "NOT EXISTS (SELECT 1 FROM {0}settlement_windows w WHERE w.id = NEW.window_id AND w.tenant = NEW.tenant AND w.status = 'Closed')";

    private const string Backwards = """
        NEW.id <> OLD.id OR NEW.tenant <> OLD.tenant OR NEW.opened_at <> OLD.opened_at
        OR NOT ((OLD.status = 'Opened' AND NEW.status = 'Closed') OR (OLD.status = 'Closed' AND NEW.status = 'Confirmed' AND NEW.reference IS NOT NULL))
        """;

    extension(MigrationBuilder migration)
    {
        /// <summary>Makes the constraints; belongs after the tables.</summary>
        public void ProtectSettlement()
        {
            foreach (var table in Kept)
            {
                migration.ProtectAppendOnly("payments", table);
            }

            migration.Refuse("accounts", "held", "UPDATE", Moved, "an account stays where it is held");
            migration.Refuse("transfers", "counted", "INSERT", Uncounted, "a transfer between participants is counted");
            migration.Refuse("settlement_entries", "open", "INSERT", NotOpen, "a window that is not open counts nothing");
            migration.Refuse("settlement_positions", "drawn", "INSERT", NotClosed, "positions are drawn when a window closes");
            migration.Refuse("settlement_windows", "begin", "INSERT", "NEW.status <> 'Opened'", "a window begins as open");
            migration.Refuse("settlement_windows", "forward", "UPDATE", Backwards, "a window goes forward");
            migration.Refuse("settlement_windows", "kept", "DELETE", "OLD.id IS NOT NULL", "a window is kept");
        }
    }
}
