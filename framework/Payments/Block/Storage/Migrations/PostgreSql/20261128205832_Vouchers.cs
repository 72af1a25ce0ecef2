using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Payments.Block.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Vouchers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "merchant_category",
                schema: "payments",
                table: "accounts",
                type: "character varying(4)",
                maxLength: 4,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "merchant_city",
                schema: "payments",
                table: "accounts",
                type: "character varying(15)",
                maxLength: 15,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "merchant_name",
                schema: "payments",
                table: "accounts",
                type: "character varying(25)",
                maxLength: 25,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "vouchers",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    owner = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    debtor_account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    purpose = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: false),
                    categories = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    secret_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    status = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    transfer_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vouchers", x => x.id);
                    table.CheckConstraint("ck_vouchers_outcome", "amount > 0 AND (status = 'Redeemed') = (transfer_id IS NOT NULL)");
                });

            migrationBuilder.CreateIndex(
                name: "ix_vouchers_owner_id",
                schema: "payments",
                table: "vouchers",
                columns: new[] { "owner", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_vouchers_secret_hash",
                schema: "payments",
                table: "vouchers",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_vouchers_tenant_status_expires_at",
                schema: "payments",
                table: "vouchers",
                columns: new[] { "tenant", "status", "expires_at" });

            migrationBuilder.CreateIndex(
                name: "ix_vouchers_transfer_id",
                schema: "payments",
                table: "vouchers",
                column: "transfer_id",
                unique: true);

            migrationBuilder.ProtectVouchers();
        }
    }
}
