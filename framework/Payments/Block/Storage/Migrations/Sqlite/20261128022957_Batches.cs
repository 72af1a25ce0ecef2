using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Payments.Block.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Batches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "reserved",
                table: "accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "batch_lines",
                columns: table => new
                {
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    address = table.Column<string>(type: "TEXT", maxLength: 96, nullable: true),
                    creditor_account_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    finding = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    code = table.Column<string>(type: "TEXT", maxLength: 8, nullable: true),
                    transfer_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_batch_lines", x => new { x.batch_id, x.number });
                    table.CheckConstraint("ck_batch_lines_outcome", "(status = 'Paid') = (transfer_id IS NOT NULL) AND (status = 'Excluded') = (finding IS NOT NULL)");
                });

            migrationBuilder.CreateTable(
                name: "batches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    maker = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    debtor_account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    expected_count = table.Column<int>(type: "INTEGER", nullable: false),
                    expected_sum = table.Column<long>(type: "INTEGER", nullable: false),
                    execute_at = table.Column<long>(type: "INTEGER", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    found_count = table.Column<int>(type: "INTEGER", nullable: false),
                    found_sum = table.Column<long>(type: "INTEGER", nullable: false),
                    excluded_count = table.Column<int>(type: "INTEGER", nullable: false),
                    excluded_sum = table.Column<long>(type: "INTEGER", nullable: false),
                    paid_count = table.Column<int>(type: "INTEGER", nullable: false),
                    paid_sum = table.Column<long>(type: "INTEGER", nullable: false),
                    failed_count = table.Column<int>(type: "INTEGER", nullable: false),
                    failed_sum = table.Column<long>(type: "INTEGER", nullable: false),
                    last_line = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    released_at = table.Column<long>(type: "INTEGER", nullable: true),
                    released_by = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_batches", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_batch_lines_batch_id_creditor_account_id_number",
                table: "batch_lines",
                columns: new[] { "batch_id", "creditor_account_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_batches_tenant_status",
                table: "batches",
                columns: new[] { "tenant", "status" });

            migrationBuilder.ProtectBatches();
        }
    }
}
