using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Payments.Block.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Refunds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "transfers",
                type: "TEXT",
                maxLength: 16,
                nullable: false,
                defaultValue: "Payment");

            migrationBuilder.AddColumn<Guid>(
                name: "original_transfer_id",
                table: "transfers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_transfers_original_transfer_id",
                table: "transfers",
                column: "original_transfer_id");
        }
    }
}
