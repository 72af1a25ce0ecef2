using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Identity.Block.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CountersAndKeyRing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "signs_from",
                table: "stored_keys",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "device_grants",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    token_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    authorization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    asked = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    tenant = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    interval = table.Column<int>(type: "INTEGER", nullable: false),
                    next_ask_at = table.Column<long>(type: "INTEGER", nullable: false),
                    approved = table.Column<bool>(type: "INTEGER", nullable: true),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    session_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    signed_in_at = table.Column<long>(type: "INTEGER", nullable: true),
                    factor = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_device_grants", x => x.code);
                });

            migrationBuilder.CreateIndex(
                name: "ix_device_grants_expires_at",
                table: "device_grants",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_device_grants_token_id",
                table: "device_grants",
                column: "token_id",
                unique: true);
        }
    }
}
