using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Identity.Block.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class RegisterImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "awaits_activation",
                schema: "identity",
                table: "persons",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "register_ids",
                schema: "identity",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    register = table.Column<string>(type: "character varying(48)", maxLength: 48, nullable: false),
                    source_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_ids", x => new { x.tenant, x.register, x.source_id });
                });

            migrationBuilder.CreateTable(
                name: "register_imports",
                schema: "identity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    client = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    maker = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true),
                    register = table.Column<string>(type: "character varying(48)", maxLength: 48, nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    language = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    expected_count = table.Column<int>(type: "integer", nullable: false),
                    expected_digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    start_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    status = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    upload = table.Column<int>(type: "integer", nullable: false),
                    found_count = table.Column<int>(type: "integer", nullable: false),
                    found_digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    @checked = table.Column<int>(name: "checked", type: "integer", nullable: false),
                    last_line = table.Column<int>(type: "integer", nullable: false),
                    malformed = table.Column<int>(type: "integer", nullable: false),
                    duplicates = table.Column<int>(type: "integer", nullable: false),
                    with_candidates = table.Column<int>(type: "integer", nullable: false),
                    enrolled = table.Column<int>(type: "integer", nullable: false),
                    applied = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    released_by = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "register_lines",
                schema: "identity",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    tenant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    source_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    full_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    date_of_birth = table.Column<DateOnly>(type: "date", nullable: true),
                    region = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: true),
                    phone = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    finding = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    member = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    rule = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    candidates = table.Column<int>(type: "integer", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    application_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_lines", x => new { x.import_id, x.number });
                });

            migrationBuilder.CreateIndex(
                name: "ix_register_imports_tenant_status",
                schema: "identity",
                table: "register_imports",
                columns: new[] { "tenant", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_register_lines_application_id",
                schema: "identity",
                table: "register_lines",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_register_lines_import_id_source_id_number",
                schema: "identity",
                table: "register_lines",
                columns: new[] { "import_id", "source_id", "number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "register_ids",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "register_imports",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "register_lines",
                schema: "identity");

            migrationBuilder.DropColumn(
                name: "awaits_activation",
                schema: "identity",
                table: "persons");
        }
    }
}
