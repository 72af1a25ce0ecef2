using Microsoft.EntityFrameworkCore.Migrations;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>What the database itself holds of vouchers: their terms stand, each ends once, and none is redeemed but by a transfer of its money.</summary>
internal static class VoucherMigrations
{
    private const string Terms = "id tenant owner debtor_account_id currency amount purpose secret_hash created_at expires_at";

    private const string Kinds = "coalesce(NEW.categories, '') <> coalesce(OLD.categories, '')";

    private const string Ended = "OLD.status IN ('Redeemed', 'Cancelled', 'Expired')";

    private const string Unpaid = """
        NEW.status = 'Redeemed' AND NOT EXISTS (SELECT 1 FROM {0}transfers t WHERE t.id = NEW.transfer_id AND t.tenant = NEW.tenant
            AND t.debtor_account_id = NEW.debtor_account_id AND t.currency = NEW.currency AND t.amount = NEW.amount AND t.kind = 'Payment')
        """;

    extension(MigrationBuilder migration)
    {
        /// <summary>Makes the constraints; belongs after the table.</summary>
        public void ProtectVouchers()
        {
            migration.Refuse("vouchers", "fixed", "UPDATE", string.Join(" OR ", Terms.Split(' ').Select(column => $"NEW.{column} <> OLD.{column}").Append(Kinds)), "the terms of a voucher stand");
            migration.Refuse("vouchers", "settled", "UPDATE", Ended, "a voucher ends once");
            migration.Refuse("vouchers", "paid", "UPDATE", Unpaid, "a voucher is redeemed by a transfer of its money");
            migration.Refuse("vouchers", "open", "INSERT", "NEW.status <> 'Issued'", "a voucher begins as issued");
            migration.Refuse("vouchers", "kept", "DELETE", "OLD.id IS NOT NULL", "a voucher is kept");
        }
    }
}
