using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Payments.Block.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Settlement : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "participant",
                schema: "payments",
                table: "accounts",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "own");

            migrationBuilder.CreateTable(
                name: "participants",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    code = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    client = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_participants", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "settlement_entries",
                schema: "payments",
                columns: table => new
                {
                    transfer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    window_id = table.Column<Guid>(type: "uuid", nullable: false),
                    debtor_participant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    creditor_participant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    posted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settlement_entries", x => x.transfer_id);
                    table.CheckConstraint("ck_settlement_entries_between", "amount > 0 AND debtor_participant <> creditor_participant");
                });

            migrationBuilder.CreateTable(
                name: "settlement_positions",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    window_id = table.Column<Guid>(type: "uuid", nullable: false),
                    participant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    paid = table.Column<long>(type: "bigint", nullable: false),
                    received = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settlement_positions", x => x.id);
                    table.CheckConstraint("ck_settlement_positions_sums", "paid >= 0 AND received >= 0");
                });

            migrationBuilder.CreateTable(
                name: "settlement_windows",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    status = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    previous_id = table.Column<Guid>(type: "uuid", nullable: true),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reference = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settlement_windows", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_participants_tenant_code",
                schema: "payments",
                table: "participants",
                columns: new[] { "tenant", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_settlement_entries_window_id_creditor_participant_transfer_",
                schema: "payments",
                table: "settlement_entries",
                columns: new[] { "window_id", "creditor_participant", "transfer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_settlement_entries_window_id_debtor_participant_transfer_id",
                schema: "payments",
                table: "settlement_entries",
                columns: new[] { "window_id", "debtor_participant", "transfer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_settlement_positions_window_id_participant_currency",
                schema: "payments",
                table: "settlement_positions",
                columns: new[] { "window_id", "participant", "currency" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_settlement_windows_tenant",
                schema: "payments",
                table: "settlement_windows",
                column: "tenant",
                unique: true,
                filter: "status = 'Opened'");

            migrationBuilder.ProtectSettlement();
        }
    }
}
