using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Identity.Block.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class ClientsDelegatesRegisters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "other",
                schema: "identity",
                table: "sign_in_events",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "awaits_activation",
                schema: "identity",
                table: "persons",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string[]>(
                name: "hands",
                schema: "identity",
                table: "enrolment_applications",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.Sql(
                """
                UPDATE identity.enrolment_applications
                SET hands = CASE WHEN submitted_by IS NULL OR submitted_by = filed_by THEN ARRAY[filed_by] ELSE ARRAY[filed_by, submitted_by] END;
                """);

            migrationBuilder.AddColumn<Guid>(
                name: "acts_by",
                schema: "identity",
                table: "arrivals",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "delegation_grants",
                schema: "identity",
                columns: table => new
                {
                    authorization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    delegation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    principal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    delegate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    joined_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delegation_grants", x => x.authorization_id);
                });

            migrationBuilder.CreateTable(
                name: "delegations",
                schema: "identity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    principal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    delegate_id = table.Column<Guid>(type: "uuid", nullable: true),
                    hint = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    client_names = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    state = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    offered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decide_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delegations", x => x.id);
                });

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
                name: "ix_delegation_grants_delegation_id",
                schema: "identity",
                table: "delegation_grants",
                column: "delegation_id");

            migrationBuilder.CreateIndex(
                name: "ix_delegation_grants_joined_at",
                schema: "identity",
                table: "delegation_grants",
                column: "joined_at");

            migrationBuilder.CreateIndex(
                name: "ix_delegation_grants_session_id",
                schema: "identity",
                table: "delegation_grants",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "ix_delegations_delegate_id_id",
                schema: "identity",
                table: "delegations",
                columns: new[] { "delegate_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_delegations_ends_at",
                schema: "identity",
                table: "delegations",
                column: "ends_at");

            migrationBuilder.CreateIndex(
                name: "ix_delegations_principal_id_id",
                schema: "identity",
                table: "delegations",
                columns: new[] { "principal_id", "id" });

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

            migrationBuilder.CreateIndex(
                name: "ix_registered_clients_shape",
                schema: "identity",
                table: "registered_clients",
                column: "shape",
                unique: true);
        }
    }
}
