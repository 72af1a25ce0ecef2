using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Identity.Block.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EnrolmentHands : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "hands",
                table: "enrolment_applications");
        }
    }
}
