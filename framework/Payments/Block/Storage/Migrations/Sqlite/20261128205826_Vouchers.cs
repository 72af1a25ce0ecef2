using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Payments.Block.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Vouchers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "merchant_category",
                table: "accounts",
                type: "TEXT",
                maxLength: 4,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "merchant_city",
                table: "accounts",
                type: "TEXT",
                maxLength: 15,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "merchant_name",
                table: "accounts",
                type: "TEXT",
                maxLength: 25,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "vouchers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    debtor_account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    categories = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    secret_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    transfer_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vouchers", x => x.id);
                    table.CheckConstraint("ck_vouchers_outcome", "amount > 0 AND (status = 'Redeemed') = (transfer_id IS NOT NULL)");
                });

            migrationBuilder.CreateIndex(
                name: "ix_vouchers_owner_id",
                table: "vouchers",
                columns: new[] { "owner", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_vouchers_secret_hash",
                table: "vouchers",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_vouchers_tenant_status_expires_at",
                table: "vouchers",
                columns: new[] { "tenant", "status", "expires_at" });

            migrationBuilder.CreateIndex(
                name: "ix_vouchers_transfer_id",
                table: "vouchers",
                column: "transfer_id",
                unique: true);

            migrationBuilder.ProtectVouchers();
        }
    }
}
