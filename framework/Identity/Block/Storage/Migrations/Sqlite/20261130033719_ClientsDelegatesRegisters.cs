using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Identity.Block.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ClientsDelegatesRegisters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "other",
                table: "sign_in_events",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "awaits_activation",
                table: "persons",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "hands",
                table: "enrolment_applications",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.Sql(
                """
                UPDATE enrolment_applications
                SET hands = CASE WHEN submitted_by IS NULL OR submitted_by = filed_by THEN json_array(filed_by) ELSE json_array(filed_by, submitted_by) END;
                """);

            migrationBuilder.AddColumn<Guid>(
                name: "acts_by",
                table: "arrivals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "delegation_grants",
                columns: table => new
                {
                    authorization_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    delegation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    principal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    delegate_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    client_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    session_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    joined_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delegation_grants", x => x.authorization_id);
                });

            migrationBuilder.CreateTable(
                name: "delegations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    principal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    delegate_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    hint = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    client_names = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    offered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    decide_by = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delegations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "register_ids",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    register = table.Column<string>(type: "TEXT", maxLength: 48, nullable: false),
                    source_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    import_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_ids", x => new { x.tenant, x.register, x.source_id });
                });

            migrationBuilder.CreateTable(
                name: "register_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    client = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    maker = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    register = table.Column<string>(type: "TEXT", maxLength: 48, nullable: false),
                    as_of = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    expected_count = table.Column<int>(type: "INTEGER", nullable: false),
                    expected_digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    start_at = table.Column<long>(type: "INTEGER", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    upload = table.Column<int>(type: "INTEGER", nullable: false),
                    found_count = table.Column<int>(type: "INTEGER", nullable: false),
                    found_digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    @checked = table.Column<int>(name: "checked", type: "INTEGER", nullable: false),
                    last_line = table.Column<int>(type: "INTEGER", nullable: false),
                    malformed = table.Column<int>(type: "INTEGER", nullable: false),
                    duplicates = table.Column<int>(type: "INTEGER", nullable: false),
                    with_candidates = table.Column<int>(type: "INTEGER", nullable: false),
                    enrolled = table.Column<int>(type: "INTEGER", nullable: false),
                    applied = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    released_by = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    released_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "register_lines",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    source_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    full_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    date_of_birth = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    region = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    phone = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    finding = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    member = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    rule = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    candidates = table.Column<int>(type: "INTEGER", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    application_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_lines", x => new { x.import_id, x.number });
                });

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
                name: "ix_delegation_grants_delegation_id",
                table: "delegation_grants",
                column: "delegation_id");

            migrationBuilder.CreateIndex(
                name: "ix_delegation_grants_joined_at",
                table: "delegation_grants",
                column: "joined_at");

            migrationBuilder.CreateIndex(
                name: "ix_delegation_grants_session_id",
                table: "delegation_grants",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "ix_delegations_delegate_id_id",
                table: "delegations",
                columns: new[] { "delegate_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_delegations_ends_at",
                table: "delegations",
                column: "ends_at");

            migrationBuilder.CreateIndex(
                name: "ix_delegations_principal_id_id",
                table: "delegations",
                columns: new[] { "principal_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_register_imports_tenant_status",
                table: "register_imports",
                columns: new[] { "tenant", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_register_lines_application_id",
                table: "register_lines",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_register_lines_import_id_source_id_number",
                table: "register_lines",
                columns: new[] { "import_id", "source_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_registered_clients_shape",
                table: "registered_clients",
                column: "shape",
                unique: true);
        }
    }
}
