using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Identity.Block.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class RegisteredClients : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "registered_clients",
                schema: "identity",
                columns: table => new
                {
                    client_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    tenant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    shape = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    token_digest = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    redirect_uris = table.Column<string>(type: "character varying(1600)", maxLength: 1600, nullable: false),
                    scopes = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_registered_clients", x => x.client_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_registered_clients_shape",
                schema: "identity",
                table: "registered_clients",
                column: "shape",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "registered_clients",
                schema: "identity");
        }
    }
}
