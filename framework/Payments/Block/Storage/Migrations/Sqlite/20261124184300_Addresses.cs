using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Payments.Block.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Addresses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "addresses",
                columns: table => new
                {
                    address = table.Column<string>(type: "TEXT", maxLength: 96, nullable: false),
                    tenant = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    skeleton = table.Column<string>(type: "TEXT", maxLength: 96, nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_addresses", x => new { x.tenant, x.address });
                });

            migrationBuilder.CreateIndex(
                name: "ix_addresses_tenant_skeleton",
                table: "addresses",
                columns: new[] { "tenant", "skeleton" },
                unique: true);
        }
    }
}
