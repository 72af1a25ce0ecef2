using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Identity.Block.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class CountersAndKeyRing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "signs_from",
                schema: "identity",
                table: "stored_keys",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "device_grants",
                schema: "identity",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    token_id = table.Column<Guid>(type: "uuid", nullable: false),
                    authorization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    asked = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    tenant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    interval = table.Column<int>(type: "integer", nullable: false),
                    next_ask_at = table.Column<long>(type: "bigint", nullable: false),
                    approved = table.Column<bool>(type: "boolean", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    session_id = table.Column<Guid>(type: "uuid", nullable: true),
                    signed_in_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    factor = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_device_grants", x => x.code);
                });

            migrationBuilder.CreateIndex(
                name: "ix_device_grants_expires_at",
                schema: "identity",
                table: "device_grants",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_device_grants_token_id",
                schema: "identity",
                table: "device_grants",
                column: "token_id",
                unique: true);
        }
    }
}
