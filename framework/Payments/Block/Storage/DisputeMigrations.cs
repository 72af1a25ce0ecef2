using DigitalIndiaStack.Core.Storage;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>What the database itself holds of disputes: their terms and their history stand, each ends once, and none for the payer but by a refund of its amount.</summary>
internal static class DisputeMigrations
{
    private const string Terms = "id tenant payer payee original_transfer_id currency amount reason opened_at";

    private const string Ended = "OLD.status NOT IN ('Opened', 'Contested')";

    private const string Unrefunded = """
        NEW.status IN ('Accepted', 'Upheld') AND NOT EXISTS (SELECT 1 FROM {0}transfers t WHERE t.id = NEW.transfer_id AND t.tenant = NEW.tenant
            AND t.original_transfer_id = NEW.original_transfer_id AND t.currency = NEW.currency AND t.amount = NEW.amount AND t.kind = 'Refund')
        """;

    extension(MigrationBuilder migration)
    {
        /// <summary>Makes the constraints; belongs after the tables.</summary>
        public void ProtectDisputes()
        {
            migration.ProtectAppendOnly("payments", "dispute_steps");
            migration.Refuse("disputes", "fixed", "UPDATE", string.Join(" OR ", Terms.Split(' ').Select(column => $"NEW.{column} <> OLD.{column}")), "the terms of a dispute stand");
            migration.Refuse("disputes", "settled", "UPDATE", Ended, "a dispute ends once");
            migration.Refuse("disputes", "refunded", "UPDATE", Unrefunded, "a dispute for the payer ends with a refund of its amount");
            migration.Refuse("disputes", "begin", "INSERT", "NEW.status <> 'Opened'", "a dispute begins as opened");
            migration.Refuse("disputes", "kept", "DELETE", "OLD.id IS NOT NULL", "a dispute is kept");
        }
    }
}
