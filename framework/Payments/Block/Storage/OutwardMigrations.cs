using Microsoft.EntityFrameworkCore.Migrations;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>
/// What the database itself holds of outward transfers: none without the transfer that moved its money to a transit account, which nothing else moves;
/// its terms stand, it ends once, and not without the transfer that moves the money on or back and the one that pays what is owed.
/// </summary>
internal static class OutwardMigrations
{
    private const string Terms =
        "id tenant payer reporter participant debtor_account_id transit_account_id payee_account payee_kind currency amount reference acknowledged_at answer_by last_day per_day";

    /// <summary>A transfer of another kind that moves money on a transit account.</summary>
    public const string Elsewhere = """
        NEW.kind NOT IN ('Outward', 'Forward', 'Return')
        AND EXISTS (SELECT 1 FROM {0}accounts a WHERE a.id IN (NEW.debtor_account_id, NEW.creditor_account_id) AND a.kind = 'Transit')
        """;

    private const string Unmoved = """
        NEW.status <> 'Acknowledged' OR NOT EXISTS (SELECT 1 FROM {0}transfers t JOIN {0}accounts a ON a.id = t.creditor_account_id
          WHERE t.id = NEW.id AND t.tenant = NEW.tenant AND t.kind = 'Outward' AND t.debtor_account_id = NEW.debtor_account_id AND t.creditor_account_id = NEW.transit_account_id
            AND a.kind = 'Transit' AND a.participant = NEW.participant AND t.currency = NEW.currency AND t.amount = NEW.amount)
        """;

    private const string Unreported = """
        NEW.status <> 'Acknowledged' AND NOT EXISTS (SELECT 1 FROM {0}transfers t WHERE t.id = NEW.final_transfer_id AND t.tenant = NEW.tenant AND t.original_transfer_id = NEW.id
          AND t.debtor_account_id = NEW.transit_account_id AND t.currency = NEW.currency AND t.amount = NEW.amount
          AND ((NEW.status = 'Credited' AND t.kind = 'Forward') OR (NEW.status = 'Returned' AND t.kind = 'Return' AND t.creditor_account_id = NEW.debtor_account_id)))
        """;

    private const string Uncompensated = """
        NEW.days_late > 0 AND NOT EXISTS (SELECT 1 FROM {0}transfers t WHERE t.id = NEW.compensation_transfer_id AND t.tenant = NEW.tenant AND t.kind = 'Compensation'
          AND t.original_transfer_id = NEW.id AND t.creditor_account_id = NEW.debtor_account_id AND t.currency = NEW.currency AND t.amount = NEW.days_late * NEW.per_day)
        """;

    extension(MigrationBuilder migration)
    {
        /// <summary>Makes the constraints; belongs after the table.</summary>
        public void ProtectOutward()
        {
            migration.Refuse("transfers", "transit", "INSERT", Elsewhere, "a transit account moves by outward transfers only");
            migration.Refuse("outward_payments", "begin", "INSERT", Unmoved, "an outward transfer begins with its transfer to a transit account");
            migration.Refuse("outward_payments", "fixed", "UPDATE", string.Join(" OR ", Terms.Split(' ').Select(column => $"NEW.{column} <> OLD.{column}")), "the terms of an outward transfer stand");
            migration.Refuse("outward_payments", "settled", "UPDATE", "OLD.status <> 'Acknowledged'", "an outward transfer ends once");
            migration.Refuse("outward_payments", "reported", "UPDATE", Unreported, "an outward transfer ends with a transfer of its amount");
            migration.Refuse("outward_payments", "compensated", "UPDATE", Uncompensated, "a late report pays what it owes");
            migration.Refuse("outward_payments", "kept", "DELETE", "OLD.id IS NOT NULL", "an outward transfer is kept");
        }
    }
}
