using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Identity.Block.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SignInHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_sign_in_locked",
                table: "persons",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "sign_in_locked_at",
                table: "persons",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "sign_in_events",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    client = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_in_events", x => x.sequence);
                });

            migrationBuilder.CreateIndex(
                name: "ix_sign_in_events_at",
                table: "sign_in_events",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_sign_in_events_person_id_sequence",
                table: "sign_in_events",
                columns: new[] { "person_id", "sequence" });
        }
    }
}
