using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Payments.Block.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TransferKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Written out: SQLite takes a deferred foreign key only where the table is made.
            migrationBuilder.Sql("""
                CREATE TABLE transfer_keys (
                    tenant TEXT NOT NULL,
                    client_id TEXT NOT NULL,
                    operation TEXT NOT NULL,
                    key TEXT NOT NULL,
                    transfer_id TEXT NOT NULL CONSTRAINT fk_transfer_keys_transfers REFERENCES transfers (id) DEFERRABLE INITIALLY DEFERRED,
                    fingerprint TEXT NOT NULL,
                    CONSTRAINT pk_transfer_keys PRIMARY KEY (tenant, client_id, operation, key)
                );
                """);

            migrationBuilder.CreateIndex(
                name: "ix_transfer_keys_transfer_id",
                table: "transfer_keys",
                column: "transfer_id",
                unique: true);

            migrationBuilder.AdoptKeys();
            migrationBuilder.ProtectKeys();
        }
    }
}
