using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Payments.Block.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Outward : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "outward_payments",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    payer = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    reporter = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    participant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    debtor_account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    transit_account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    payee_account = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    payee_kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    reference = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: false),
                    acknowledged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answer_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    per_day = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    reported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reported_on = table.Column<DateOnly>(type: "date", nullable: true),
                    days_late = table.Column<int>(type: "integer", nullable: false),
                    final_transfer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    compensation_transfer_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outward_payments", x => x.id);
                    table.CheckConstraint("ck_outward_payments_late", "days_late >= 0 AND (days_late > 0) = (compensation_transfer_id IS NOT NULL) AND (status <> 'Acknowledged' OR days_late = 0)");
                    table.CheckConstraint("ck_outward_payments_outcome", "amount > 0 AND per_day > 0 AND (status = 'Acknowledged') = (final_transfer_id IS NULL) AND (status = 'Acknowledged') = (reported_at IS NULL) AND (status = 'Acknowledged') = (reported_on IS NULL)");
                });

            migrationBuilder.CreateIndex(
                name: "ix_outward_payments_compensation_transfer_id",
                schema: "payments",
                table: "outward_payments",
                column: "compensation_transfer_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outward_payments_debtor_account_id",
                schema: "payments",
                table: "outward_payments",
                column: "debtor_account_id",
                filter: "status = 'Acknowledged'");

            migrationBuilder.CreateIndex(
                name: "ix_outward_payments_final_transfer_id",
                schema: "payments",
                table: "outward_payments",
                column: "final_transfer_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outward_payments_payer_id",
                schema: "payments",
                table: "outward_payments",
                columns: new[] { "payer", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_outward_payments_reporter_id",
                schema: "payments",
                table: "outward_payments",
                columns: new[] { "reporter", "id" });

            migrationBuilder.ProtectOutward();
        }
    }
}
