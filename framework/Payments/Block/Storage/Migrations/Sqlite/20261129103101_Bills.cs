using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Payments.Block.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Bills : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "bills",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 14, nullable: false),
                    creditor_account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    late_amount = table.Column<long>(type: "INTEGER", nullable: true),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    transfer_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bills", x => x.id);
                    table.CheckConstraint("ck_bills_outcome", "amount > 0 AND (late_amount IS NULL OR late_amount > amount) AND expires_at >= due_at AND (status = 'Paid') = (transfer_id IS NOT NULL)");
                });

            migrationBuilder.CreateIndex(
                name: "ix_bills_creditor_account_id_reference",
                table: "bills",
                columns: new[] { "creditor_account_id", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_bills_owner_id",
                table: "bills",
                columns: new[] { "owner", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_bills_tenant_number",
                table: "bills",
                columns: new[] { "tenant", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_bills_transfer_id",
                table: "bills",
                column: "transfer_id",
                unique: true);

            migrationBuilder.ProtectBills();
        }
    }
}
