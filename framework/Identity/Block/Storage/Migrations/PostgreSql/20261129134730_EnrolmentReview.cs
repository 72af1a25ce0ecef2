using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Identity.Block.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class EnrolmentReview : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "birth_gates",
                schema: "identity",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    turn = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_birth_gates", x => new { x.tenant, x.day });
                });

            migrationBuilder.CreateTable(
                name: "enrolment_applications",
                schema: "identity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    client = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    status = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    filing = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    agent = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    filed_by = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    submitted_by = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true),
                    decided_by = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    full_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    given_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    family_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    date_of_birth = table.Column<DateOnly>(type: "date", nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    phone = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    language = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: true),
                    pin_hash = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true),
                    evidence = table.Column<string>(type: "text", nullable: false),
                    drafted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enrolment_applications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "enrolment_candidates",
                schema: "identity",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    other = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    is_person = table.Column<bool>(type: "boolean", nullable: false),
                    name = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    birth = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enrolment_candidates", x => new { x.application_id, x.other });
                });

            migrationBuilder.CreateTable(
                name: "guardianships",
                schema: "identity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    minor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    guardian_id = table.Column<Guid>(type: "uuid", nullable: false),
                    basis = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    evidence = table.Column<string>(type: "text", nullable: false),
                    appointed_by = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guardianships", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_persons_tenant_date_of_birth",
                schema: "identity",
                table: "persons",
                columns: new[] { "tenant", "date_of_birth" });

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_applications_person_id",
                schema: "identity",
                table: "enrolment_applications",
                column: "person_id",
                unique: true,
                filter: "kind = 'Correction' AND status IN ('Submitted', 'InReview')");

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_applications_tenant_client_id",
                schema: "identity",
                table: "enrolment_applications",
                columns: new[] { "tenant", "client", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_applications_tenant_date_of_birth",
                schema: "identity",
                table: "enrolment_applications",
                columns: new[] { "tenant", "date_of_birth" });

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_applications_tenant_status_id",
                schema: "identity",
                table: "enrolment_applications",
                columns: new[] { "tenant", "status", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_guardianships_minor_id_guardian_id",
                schema: "identity",
                table: "guardianships",
                columns: new[] { "minor_id", "guardian_id" },
                unique: true,
                filter: "ended_at IS NULL");
        }
    }
}
