using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Identity.Block.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RegisteredClients : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "registered_clients",
                columns: table => new
                {
                    client_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    tenant = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    shape = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    token_digest = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    is_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    redirect_uris = table.Column<string>(type: "TEXT", maxLength: 1600, nullable: false),
                    scopes = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    registered_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_registered_clients", x => x.client_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_registered_clients_shape",
                table: "registered_clients",
                column: "shape",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "registered_clients");
        }
    }
}
