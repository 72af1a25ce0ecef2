using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalIndiaStack.Identity.Block.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class EnrolmentHands : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "hands",
                schema: "identity",
                table: "enrolment_applications");
        }
    }
}
