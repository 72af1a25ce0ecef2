using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Identity.Block.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Delegates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "other",
                table: "sign_in_events",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "acts_by",
                table: "arrivals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "delegation_grants",
                columns: table => new
                {
                    authorization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    delegation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    principal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    delegate_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    session_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    joined_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delegation_grants", x => x.authorization_id);
                });

            migrationBuilder.CreateTable(
                name: "delegations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    principal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    delegate_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    hint = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    client_names = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    offered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    decide_by = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delegations", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_delegation_grants_delegation_id",
                table: "delegation_grants",
                column: "delegation_id");

            migrationBuilder.CreateIndex(
                name: "ix_delegation_grants_joined_at",
                table: "delegation_grants",
                column: "joined_at");

            migrationBuilder.CreateIndex(
                name: "ix_delegation_grants_session_id",
                table: "delegation_grants",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "ix_delegations_delegate_id_id",
                table: "delegations",
                columns: new[] { "delegate_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_delegations_ends_at",
                table: "delegations",
                column: "ends_at");

            migrationBuilder.CreateIndex(
                name: "ix_delegations_principal_id_id",
                table: "delegations",
                columns: new[] { "principal_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "delegation_grants");

            migrationBuilder.DropTable(
                name: "delegations");

            migrationBuilder.DropColumn(
                name: "other",
                table: "sign_in_events");

            migrationBuilder.DropColumn(
                name: "acts_by",
                table: "arrivals");
        }
    }
}
