using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Payments.Block.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Disputes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "dispute_steps",
                columns: table => new
                {
                    dispute_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    act = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    statement = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    evidence = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dispute_steps", x => new { x.dispute_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "disputes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    payer = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    payee = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    original_transfer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    transfer_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_disputes", x => x.id);
                    table.CheckConstraint("ck_disputes_outcome", "amount > 0 AND (status IN ('Accepted', 'Upheld')) = (transfer_id IS NOT NULL)");
                });

            migrationBuilder.CreateIndex(
                name: "ix_disputes_original_transfer_id",
                table: "disputes",
                column: "original_transfer_id",
                unique: true,
                filter: "status IN ('Opened', 'Contested', 'Rejected')");

            migrationBuilder.CreateIndex(
                name: "ix_disputes_payee_id",
                table: "disputes",
                columns: new[] { "payee", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_disputes_payer_id",
                table: "disputes",
                columns: new[] { "payer", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_disputes_transfer_id",
                table: "disputes",
                column: "transfer_id",
                unique: true);

            migrationBuilder.ProtectDisputes();
        }
    }
}
