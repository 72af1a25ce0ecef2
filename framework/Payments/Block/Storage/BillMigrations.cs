using Microsoft.EntityFrameworkCore.Migrations;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>What the database itself holds of bills: their terms stand, each ends once, and none is paid but by a transfer of what was due.</summary>
internal static class BillMigrations
{
    private const string Terms = "id tenant owner number creditor_account_id reference currency amount purpose created_at due_at expires_at";

    private const string Late = "coalesce(NEW.late_amount, 0) <> coalesce(OLD.late_amount, 0)";

    private const string Unpaid = """
        NEW.status = 'Paid' AND NOT EXISTS (SELECT 1 FROM {0}transfers t WHERE t.id = NEW.transfer_id AND t.tenant = NEW.tenant AND t.kind = 'Payment'
            AND t.creditor_account_id = NEW.creditor_account_id AND t.currency = NEW.currency AND t.posted_at < NEW.expires_at
            AND t.amount = CASE WHEN t.posted_at >= NEW.due_at THEN coalesce(NEW.late_amount, NEW.amount) ELSE NEW.amount END)
        """;

    extension(MigrationBuilder migration)
    {
        /// <summary>Makes the constraints; belongs after the table.</summary>
        public void ProtectBills()
        {
            migration.Refuse("bills", "fixed", "UPDATE", string.Join(" OR ", Terms.Split(' ').Select(column => $"NEW.{column} <> OLD.{column}").Append(Late)), "the terms of a bill stand");
            migration.Refuse("bills", "settled", "UPDATE", "OLD.status <> 'Due'", "a bill ends once");
            migration.Refuse("bills", "paid", "UPDATE", Unpaid, "a bill is paid by a transfer of what is due");
            migration.Refuse("bills", "open", "INSERT", "NEW.status <> 'Due'", "a bill begins as due");
            migration.Refuse("bills", "kept", "DELETE", "OLD.id IS NOT NULL", "a bill is kept");
        }
    }
}
