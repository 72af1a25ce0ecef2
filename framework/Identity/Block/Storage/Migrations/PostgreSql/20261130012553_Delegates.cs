using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Identity.Block.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Delegates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "other",
                schema: "identity",
                table: "sign_in_events",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "acts_by",
                schema: "identity",
                table: "arrivals",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "delegation_grants",
                schema: "identity",
                columns: table => new
                {
                    authorization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    delegation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    principal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    delegate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    joined_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delegation_grants", x => x.authorization_id);
                });

            migrationBuilder.CreateTable(
                name: "delegations",
                schema: "identity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    principal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    delegate_id = table.Column<Guid>(type: "uuid", nullable: true),
                    hint = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    client_names = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    state = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    offered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decide_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delegations", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_delegation_grants_delegation_id",
                schema: "identity",
                table: "delegation_grants",
                column: "delegation_id");

            migrationBuilder.CreateIndex(
                name: "ix_delegation_grants_joined_at",
                schema: "identity",
                table: "delegation_grants",
                column: "joined_at");

            migrationBuilder.CreateIndex(
                name: "ix_delegation_grants_session_id",
                schema: "identity",
                table: "delegation_grants",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "ix_delegations_delegate_id_id",
                schema: "identity",
                table: "delegations",
                columns: new[] { "delegate_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_delegations_ends_at",
                schema: "identity",
                table: "delegations",
                column: "ends_at");

            migrationBuilder.CreateIndex(
                name: "ix_delegations_principal_id_id",
                schema: "identity",
                table: "delegations",
                columns: new[] { "principal_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "delegation_grants",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "delegations",
                schema: "identity");

            migrationBuilder.DropColumn(
                name: "other",
                schema: "identity",
                table: "sign_in_events");

            migrationBuilder.DropColumn(
                name: "acts_by",
                schema: "identity",
                table: "arrivals");
        }
    }
}
