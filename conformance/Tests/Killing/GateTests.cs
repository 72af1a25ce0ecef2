using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Requirements;
using DigitalIndiaStack.Conformance.Mutants;
using DigitalIndiaStack.Conformance.Suites;
using DigitalIndiaStack.Coverage;

namespace DigitalIndiaStack.Conformance.Tests.Killing;

/// <summary>The web of requirements, checks and mutants has no gap, and each gate shuts on one.</summary>
public sealed class GateTests
{
    private static readonly Requirement Rule = new() { Id = "TOY-1.1", Block = "toys", Level = RequirementLevel.Must, Text = "A toy MUST be round." };

    private static readonly Check Round = new() { Id = "TOY-C01", Title = "A toy is round", Requirements = ["TOY-1.1"], Body = _ => Task.CompletedTask };

    private static readonly Mutant Square = new("TOY-M01", "TOY-1.1", "A toy is square.");

    [Fact]
    public void The_web_has_no_gap() => Assert.Empty(Gates.Check(MatrixFiles.Rows, Suite.Checks, Excuses.All));

    [Fact]
    public void The_matrix_in_specs_is_up_to_date() => Assert.Empty(MatrixFiles.Stale(MatrixFiles.FindRoot()));

    [Fact]
    public void No_two_mutants_share_an_id() => Assert.Empty(Mutant.All.GroupBy(mutant => mutant.Id).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void Every_mutant_breaks_a_requirement_that_checks_verify() =>
        Assert.Empty(Mutant.All.Where(mutant => !MatrixFiles.Rows.Any(row => row.Requirement.Id == mutant.Requirement && row.Checks.Count > 0)).Select(mutant => mutant.Id));

    [Fact]
    public void A_whole_web_passes() => Assert.Empty(Found([Rule], [Round], [Square]));

    [Fact]
    public void A_must_without_a_check_is_found() => Assert.Contains(new Gap("must-without-check", "TOY-1.1"), Found([Rule], [], [Square]));

    [Fact]
    public void A_must_whose_checks_kill_nothing_is_found() => Assert.Contains(new Gap("must-kills-nothing", "TOY-1.1"), Found([Rule], [Round], []));

    [Fact]
    public void A_reason_excuses_a_must_without_mutants_until_there_is_one()
    {
        var excuse = new Dictionary<string, string> { ["TOY-1.1"] = "No toy can be broken yet." };

        Assert.Empty(Found([Rule], [Round], [], excuse));
        Assert.Contains(new Gap("excuse-not-needed", "TOY-1.1"), Found([Rule], [Round], [Square], excuse));
    }

    [Fact]
    public void A_check_that_verifies_nothing_is_found() =>
        Assert.Equal([new Gap("check-verifies-nothing", "TOY-C01"), new Gap("check-verifies-nothing", "TOY-C02")], Found([Rule], [Round with { Requirements = [] }, Round with { Id = "TOY-C02", Requirements = ["TOY-9.9"] }, Round with { Id = "TOY-C03" }], [Square]));

    [Theory]
    [InlineData("", "no-reason")]
    [InlineData("A person looks.", "attested-with-check")]
    public void An_attested_rule_needs_a_reason_and_no_check(string reason, string gate) =>
        Assert.Contains(new Gap(gate, "TOY-1.1"), Found([Rule with { Verify = Verification.Attested, Reason = reason }], [Round], [Square]));

    [Fact]
    public void A_stale_matrix_is_found()
    {
        var root = Directory.CreateTempSubdirectory("matrix").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(root, "specs"));
            MatrixFiles.Write(root);
            Assert.Empty(MatrixFiles.Stale(root));

            File.AppendAllText(Path.Combine(root, "specs", "coverage.csv"), "one more\n");

            Assert.Equal(["specs/coverage.csv"], MatrixFiles.Stale(root));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public void The_matrix_counts_side_by_side()
    {
        var text = MatrixText.Markdown(Matrix.Of([Rule, Rule with { Id = "TOY-1.2", Verify = Verification.Attested, Reason = "Ask." }, Rule with { Id = "TOY-1.10" }], [Round], [Square]));

        Assert.Contains("| toys | 1 | 1 | 1 | 1 | 1 |", text, StringComparison.Ordinal);
        Assert.Contains("| TOY-1.1 | MUST | proved |  | TOY-C01 | TOY-M01 |", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("TOY-1.2", StringComparison.Ordinal) < text.IndexOf("TOY-1.10", StringComparison.Ordinal));
    }

    private static IReadOnlyList<Gap> Found(IReadOnlyList<Requirement> requirements, IReadOnlyList<Check> checks, IReadOnlyList<Mutant> mutants, IReadOnlyDictionary<string, string>? excused = null) =>
        Gates.Check(Matrix.Of(requirements, checks, mutants), checks, excused ?? new Dictionary<string, string>());
}
