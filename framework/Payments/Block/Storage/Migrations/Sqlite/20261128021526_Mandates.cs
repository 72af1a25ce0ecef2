using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Payments.Block.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Mandates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "mandate_collections",
                columns: table => new
                {
                    mandate_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    period_starts_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    transfer_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mandate_collections", x => new { x.mandate_id, x.period_starts_on, x.number });
                });

            migrationBuilder.CreateTable(
                name: "mandates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    creditor_account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    debtor_account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    debtor_address = table.Column<string>(type: "TEXT", maxLength: 96, nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    ceiling = table.Column<long>(type: "INTEGER", nullable: false),
                    period = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    collections_per_period = table.Column<int>(type: "INTEGER", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    collected_in = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    collected = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mandates", x => x.id);
                    table.CheckConstraint("ck_mandates_terms", "ceiling > 0 AND collections_per_period > 0 AND starts_on <= ends_on");
                });

            migrationBuilder.CreateIndex(
                name: "ix_mandate_collections_transfer_id",
                table: "mandate_collections",
                column: "transfer_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_mandates_debtor_account_id_id",
                table: "mandates",
                columns: new[] { "debtor_account_id", "id" });

            migrationBuilder.ProtectMandates();
        }
    }
}
