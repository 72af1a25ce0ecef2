using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Payments.Block.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Settlement : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "participant",
                table: "accounts",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "own");

            migrationBuilder.CreateTable(
                name: "participants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    client = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    registered_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_participants", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "settlement_entries",
                columns: table => new
                {
                    transfer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    window_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    debtor_participant = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    creditor_participant = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    posted_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settlement_entries", x => x.transfer_id);
                    table.CheckConstraint("ck_settlement_entries_between", "amount > 0 AND debtor_participant <> creditor_participant");
                });

            migrationBuilder.CreateTable(
                name: "settlement_positions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    window_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    participant = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    paid = table.Column<long>(type: "INTEGER", nullable: false),
                    received = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settlement_positions", x => x.id);
                    table.CheckConstraint("ck_settlement_positions_sums", "paid >= 0 AND received >= 0");
                });

            migrationBuilder.CreateTable(
                name: "settlement_windows",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    previous_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    confirmed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reference = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settlement_windows", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_participants_tenant_code",
                table: "participants",
                columns: new[] { "tenant", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_settlement_entries_window_id_creditor_participant_transfer_id",
                table: "settlement_entries",
                columns: new[] { "window_id", "creditor_participant", "transfer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_settlement_entries_window_id_debtor_participant_transfer_id",
                table: "settlement_entries",
                columns: new[] { "window_id", "debtor_participant", "transfer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_settlement_positions_window_id_participant_currency",
                table: "settlement_positions",
                columns: new[] { "window_id", "participant", "currency" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_settlement_windows_tenant",
                table: "settlement_windows",
                column: "tenant",
                unique: true,
                filter: "status = 'Opened'");

            migrationBuilder.ProtectSettlement();
        }
    }
}
