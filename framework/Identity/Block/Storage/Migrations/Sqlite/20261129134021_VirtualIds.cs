using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Identity.Block.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class VirtualIds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "virtual_ids",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    digits = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_virtual_ids", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_virtual_ids_active",
                table: "virtual_ids",
                column: "person_id",
                unique: true,
                filter: "revoked_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_virtual_ids_person_id_id",
                table: "virtual_ids",
                columns: new[] { "person_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_virtual_ids_tenant_digits",
                table: "virtual_ids",
                columns: new[] { "tenant", "digits" },
                unique: true);
        }
    }
}
