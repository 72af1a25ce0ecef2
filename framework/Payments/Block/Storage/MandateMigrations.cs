using DigitalIndiaStack.Core.Storage;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DigitalIndiaStack.Payments.Block.Storage;

/// <summary>What the database itself holds of mandates: the terms that the payer agreed to stand, and so does what was collected under them.</summary>
internal static class MandateMigrations
{
    private const string Terms = "id tenant owner creditor_account_id debtor_account_id currency ceiling period collections_per_period starts_on ends_on";

    extension(MigrationBuilder migration)
    {
        /// <summary>Makes the constraints; belongs after the tables.</summary>
        public void ProtectMandates()
        {
            migration.ProtectAppendOnly("payments", "mandate_collections");
            migration.Refuse("mandates", "fixed", "UPDATE", string.Join(" OR ", Terms.Split(' ').Select(column => $"NEW.{column} <> OLD.{column}")), "the terms of a mandate stand");
            migration.Refuse("mandates", "kept", "DELETE", "OLD.id IS NOT NULL", "a mandate is kept");
        }
    }
}
