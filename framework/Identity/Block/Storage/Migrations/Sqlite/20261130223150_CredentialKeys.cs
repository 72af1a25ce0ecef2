using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Identity.Block.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CredentialKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "retired_at",
                table: "stored_keys",
                type: "INTEGER",
                nullable: true);
        }
    }
}
