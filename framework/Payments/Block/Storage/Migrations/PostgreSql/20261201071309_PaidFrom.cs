using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Payments.Block.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class PaidFrom : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_transfers_debtor_account_id_id",
                schema: "payments",
                table: "transfers",
                columns: new[] { "debtor_account_id", "id" });
        }
    }
}
