using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Identity.Block.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Factors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "factor",
                table: "sign_in_events",
                type: "TEXT",
                maxLength: 8,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "person_factors",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    app_secret = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    app_step = table.Column<long>(type: "INTEGER", nullable: false),
                    offered_secret = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    offered_until = table.Column<long>(type: "INTEGER", nullable: true),
                    recovery_key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    recovery_set = table.Column<Guid>(type: "TEXT", nullable: true),
                    is_code_locked = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_app_locked = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_recovery_locked = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_factors", x => x.person_id);
                });

            migrationBuilder.CreateTable(
                name: "recovery_codes",
                columns: table => new
                {
                    digest = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    set_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recovery_codes", x => new { x.person_id, x.digest });
                });
        }
    }
}
