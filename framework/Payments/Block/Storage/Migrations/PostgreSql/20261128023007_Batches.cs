using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Payments.Block.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Batches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "reserved",
                schema: "payments",
                table: "accounts",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "batch_lines",
                schema: "payments",
                columns: table => new
                {
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    tenant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    address = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: true),
                    creditor_account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    reference = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: false),
                    status = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    finding = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    code = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    transfer_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_batch_lines", x => new { x.batch_id, x.number });
                    table.CheckConstraint("ck_batch_lines_outcome", "(status = 'Paid') = (transfer_id IS NOT NULL) AND (status = 'Excluded') = (finding IS NOT NULL)");
                });

            migrationBuilder.CreateTable(
                name: "batches",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    owner = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    maker = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true),
                    debtor_account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    reference = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: false),
                    expected_count = table.Column<int>(type: "integer", nullable: false),
                    expected_sum = table.Column<long>(type: "bigint", nullable: false),
                    execute_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    status = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    found_count = table.Column<int>(type: "integer", nullable: false),
                    found_sum = table.Column<long>(type: "bigint", nullable: false),
                    excluded_count = table.Column<int>(type: "integer", nullable: false),
                    excluded_sum = table.Column<long>(type: "bigint", nullable: false),
                    paid_count = table.Column<int>(type: "integer", nullable: false),
                    paid_sum = table.Column<long>(type: "bigint", nullable: false),
                    failed_count = table.Column<int>(type: "integer", nullable: false),
                    failed_sum = table.Column<long>(type: "bigint", nullable: false),
                    last_line = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    released_by = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_batches", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_batch_lines_batch_id_creditor_account_id_number",
                schema: "payments",
                table: "batch_lines",
                columns: new[] { "batch_id", "creditor_account_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_batches_tenant_status",
                schema: "payments",
                table: "batches",
                columns: new[] { "tenant", "status" });

            migrationBuilder.ProtectBatches();
        }
    }
}
