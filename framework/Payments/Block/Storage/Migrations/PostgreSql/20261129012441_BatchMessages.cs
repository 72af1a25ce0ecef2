using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Payments.Block.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class BatchMessages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "message_id",
                schema: "payments",
                table: "batches",
                type: "character varying(35)",
                maxLength: 35,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "end_to_end_id",
                schema: "payments",
                table: "batch_lines",
                type: "character varying(35)",
                maxLength: 35,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "payment_info_id",
                schema: "payments",
                table: "batch_lines",
                type: "character varying(35)",
                maxLength: 35,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_batches_tenant_owner_message_id",
                schema: "payments",
                table: "batches",
                columns: new[] { "tenant", "owner", "message_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_batch_lines_transfer_id",
                schema: "payments",
                table: "batch_lines",
                column: "transfer_id");
        }
    }
}
