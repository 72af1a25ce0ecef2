using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Identity.Block.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class VirtualIds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "holder",
                schema: "identity",
                table: "attempt_budgets",
                type: "character varying(16)",
                maxLength: 16,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(12)",
                oldMaxLength: 12);

            migrationBuilder.CreateTable(
                name: "virtual_ids",
                schema: "identity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    digits = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_virtual_ids", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_virtual_ids_active",
                schema: "identity",
                table: "virtual_ids",
                column: "person_id",
                unique: true,
                filter: "revoked_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_virtual_ids_person_id_id",
                schema: "identity",
                table: "virtual_ids",
                columns: new[] { "person_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_virtual_ids_tenant_digits",
                schema: "identity",
                table: "virtual_ids",
                columns: new[] { "tenant", "digits" },
                unique: true);
        }
    }
}
