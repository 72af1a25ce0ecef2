using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Payments.Block.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Disputes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "dispute_steps",
                schema: "payments",
                columns: table => new
                {
                    dispute_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    tenant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    act = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    by = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    statement = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    evidence = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dispute_steps", x => new { x.dispute_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "disputes",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    payer = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    payee = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    original_transfer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    status = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    transfer_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_disputes", x => x.id);
                    table.CheckConstraint("ck_disputes_outcome", "amount > 0 AND (status IN ('Accepted', 'Upheld')) = (transfer_id IS NOT NULL)");
                });

            migrationBuilder.CreateIndex(
                name: "ix_disputes_original_transfer_id",
                schema: "payments",
                table: "disputes",
                column: "original_transfer_id",
                unique: true,
                filter: "status IN ('Opened', 'Contested', 'Rejected')");

            migrationBuilder.CreateIndex(
                name: "ix_disputes_payee_id",
                schema: "payments",
                table: "disputes",
                columns: new[] { "payee", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_disputes_payer_id",
                schema: "payments",
                table: "disputes",
                columns: new[] { "payer", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_disputes_transfer_id",
                schema: "payments",
                table: "disputes",
                column: "transfer_id",
                unique: true);

            migrationBuilder.ProtectDisputes();
        }
    }
}
