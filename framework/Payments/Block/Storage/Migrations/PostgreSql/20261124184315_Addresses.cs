using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Payments.Block.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Addresses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "addresses",
                schema: "payments",
                columns: table => new
                {
                    address = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    tenant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    skeleton = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_addresses", x => new { x.tenant, x.address });
                });

            migrationBuilder.CreateIndex(
                name: "ix_addresses_tenant_skeleton",
                schema: "payments",
                table: "addresses",
                columns: new[] { "tenant", "skeleton" },
                unique: true);
        }
    }
}
