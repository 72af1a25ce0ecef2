using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Identity.Block.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class CredentialKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "retired_at",
                schema: "identity",
                table: "stored_keys",
                type: "timestamp with time zone",
                nullable: true);
        }
    }
}
