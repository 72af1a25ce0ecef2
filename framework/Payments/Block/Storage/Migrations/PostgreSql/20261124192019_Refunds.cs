using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Payments.Block.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Refunds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "kind",
                schema: "payments",
                table: "transfers",
                type: "character varying(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "Payment");

            migrationBuilder.AddColumn<Guid>(
                name: "original_transfer_id",
                schema: "payments",
                table: "transfers",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_transfers_original_transfer_id",
                schema: "payments",
                table: "transfers",
                column: "original_transfer_id");
        }
    }
}
