using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Payments.Block.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class TransferKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "transfer_keys",
                schema: "payments",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    client_id = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    operation = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    key = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    transfer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_transfer_keys", x => new { x.tenant, x.client_id, x.operation, x.key });
                });

            migrationBuilder.CreateIndex(
                name: "ix_transfer_keys_transfer_id",
                schema: "payments",
                table: "transfer_keys",
                column: "transfer_id",
                unique: true);

            migrationBuilder.Sql("ALTER TABLE payments.transfer_keys ADD CONSTRAINT fk_transfer_keys_transfers FOREIGN KEY (transfer_id) REFERENCES payments.transfers (id) DEFERRABLE INITIALLY DEFERRED;");
            migrationBuilder.AdoptKeys();
            migrationBuilder.ProtectKeys();
        }
    }
}
