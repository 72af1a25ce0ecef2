using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Identity.Block.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EnrolmentReview : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "birth_gates",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    turn = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_birth_gates", x => new { x.tenant, x.day });
                });

            migrationBuilder.CreateTable(
                name: "enrolment_applications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    client = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    filing = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    agent = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    filed_by = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    submitted_by = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    full_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    given_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    family_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    date_of_birth = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    phone = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    pin_hash = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    drafted_at = table.Column<long>(type: "INTEGER", nullable: false),
                    submitted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enrolment_applications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "enrolment_candidates",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    other = table.Column<Guid>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    is_person = table.Column<bool>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    birth = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enrolment_candidates", x => new { x.application_id, x.other });
                });

            migrationBuilder.CreateTable(
                name: "guardianships",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    minor_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    guardian_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    basis = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    appointed_by = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guardianships", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_persons_tenant_date_of_birth",
                table: "persons",
                columns: new[] { "tenant", "date_of_birth" });

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_applications_person_id",
                table: "enrolment_applications",
                column: "person_id",
                unique: true,
                filter: "kind = 'Correction' AND status IN ('Submitted', 'InReview')");

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_applications_tenant_client_id",
                table: "enrolment_applications",
                columns: new[] { "tenant", "client", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_applications_tenant_date_of_birth",
                table: "enrolment_applications",
                columns: new[] { "tenant", "date_of_birth" });

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_applications_tenant_status_id",
                table: "enrolment_applications",
                columns: new[] { "tenant", "status", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_guardianships_minor_id_guardian_id",
                table: "guardianships",
                columns: new[] { "minor_id", "guardian_id" },
                unique: true,
                filter: "ended_at IS NULL");
        }
    }
}
