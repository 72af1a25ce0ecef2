using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Identity.Block.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Factors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "factor",
                schema: "identity",
                table: "sign_in_events",
                type: "character varying(8)",
                maxLength: 8,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "person_factors",
                schema: "identity",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    app_secret = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    app_step = table.Column<long>(type: "bigint", nullable: false),
                    offered_secret = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    offered_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    recovery_key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    recovery_set = table.Column<Guid>(type: "uuid", nullable: true),
                    is_code_locked = table.Column<bool>(type: "boolean", nullable: false),
                    is_app_locked = table.Column<bool>(type: "boolean", nullable: false),
                    is_recovery_locked = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_factors", x => x.person_id);
                });

            migrationBuilder.CreateTable(
                name: "recovery_codes",
                schema: "identity",
                columns: table => new
                {
                    digest = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    set_id = table.Column<Guid>(type: "uuid", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recovery_codes", x => new { x.person_id, x.digest });
                });
        }
    }
}
