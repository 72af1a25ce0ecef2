using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Payments.Block.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class PaymentRequests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "payment_requests",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    owner = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    creditor_account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    debtor_account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    debtor_address = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    reference = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: false),
                    status = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    transfer_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_requests", x => x.id);
                    table.CheckConstraint("ck_payment_requests_paid", "(status = 'Approved') = (transfer_id IS NOT NULL)");
                });

            migrationBuilder.CreateIndex(
                name: "ix_payment_requests_debtor_account_id_id",
                schema: "payments",
                table: "payment_requests",
                columns: new[] { "debtor_account_id", "id" });
        }
    }
}
