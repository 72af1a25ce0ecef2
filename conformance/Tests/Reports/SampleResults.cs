using DigitalIndiaStack.Conformance.Engine.Reports.Model;
using DigitalIndiaStack.Conformance.Engine.Requirements;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Tests.Reports;

/// <summary>Results with every verdict and every status, and with a server that answers as hostile as it can.</summary>
internal static class SampleResults
{
    public const string Hostile = "status 200: {\"name\":\"<script>alert(1)</script>\"}\r\n::error::mine ~~~ `x` | 100%\u0001";

    private static readonly string[] Profiles = ["consent-core", "payments-core", "registries-core"];

    public static Results All { get; } = Of([.. Enumerable.Range(1, 4).Select(Failed), Warned, Waived, Broken, Skipped, Flaky, Passed], exitCode: 1);

    public static Results Good { get; } = Of([Passed], exitCode: 0);

    private static CheckEntry Passed => new() { Id = "PAY-C01", Title = "An account is readable", Requirements = ["PAY-1.1"], Verdict = VerdictKind.Pass, Attempts = 1, Milliseconds = 12.5 };

    private static CheckEntry Warned => Breach("PAY-C02", "Names are long", "PAY-1.2", VerdictKind.Warn) with { Expected = "a long name", Found = "a short one" };

    private static CheckEntry Waived => Breach("PAY-C03", "A replay pays once", "PAY-1.3", VerdictKind.Waived) with { Reason = "waived", Message = "Known (until 2026-12-31, payments team); expected one transfer, found two" };

    private static CheckEntry Broken => Breach("REG-C01", "Pages agree", "REG-1.1", VerdictKind.Error) with { Reason = "engine-error", Message = "InvalidOperationException: broken check", Expected = null, Found = null };

    private static CheckEntry Skipped => Breach("REG-C02", "Nothing is disclosed to a stranger", "REG-1.2", VerdictKind.Skipped) with { Reason = "data-missing", Message = "The target file has no tenant b.", Expected = null, Found = null, Curl = null, RequestId = null };

    private static CheckEntry Flaky => Breach("REG-C03", "A deleted record is gone", "REG-1.3", VerdictKind.Inconclusive) with { Reason = "flaky", Message = "first: expected status 404, found status 200; then: pass", Expected = null, Found = null };

    public static CheckEntry Failed(int number) => Breach($"CNS-C{number:00}", "A withdrawn consent opens nothing, whoever asks and however often", $"CNS-1.{number}", VerdictKind.Fail);

    public static Results Of(IReadOnlyList<CheckEntry> checks, int exitCode)
    {
        List<RequirementEntry> requirements = [.. checks.SelectMany(check => check.Requirements.Select(id => Requirement(id, StatusOf(check.Verdict), check.Id))), .. Unchecked()];
        return new Results
        {
            Tool = new ToolEntry("dis conform", "1.0.0"),
            Target = new TargetEntry("Service <of> \"Example\" & Co", "https://api.example.org/consent/v1?x=1&y=2"),
            Run = new RunEntry { Id = "0a1b2c3d", Seed = 4711, Specs = new string('a', 64), StartedAt = Moment, FinishedAt = Moment.AddSeconds(3.2), TargetLost = false },
            ExitCode = exitCode,
            Summary = new(checks.CountBy(check => check.Verdict).ToDictionary()),
            Profiles = [.. Profiles.Select(name => Profile(name, [.. requirements.Where(requirement => requirement.Profiles.Contains(name))]))],
            Requirements = requirements,
            Checks = checks,
            UnusedWaivers = exitCode == 0 ? [] : ["PAY-9.9"],
        };
    }

    private static DateTime Moment => new(2026, 11, 24, 9, 30, 0, DateTimeKind.Utc);

    private static CheckEntry Breach(string id, string title, string requirement, VerdictKind kind) => new()
    {
        Id = id,
        Title = title,
        Requirements = [requirement],
        Verdict = kind,
        Message = $"expected refusal with status 403, found {Hostile}",
        Expected = "refusal with status 403",
        Found = Hostile,
        RequestId = "0c4de8a1-5f1e-4c39-a1f5-0d7a3c1b2e4f",
        Curl = "curl -i -X POST -H 'Authorization: Bearer ‹redacted:1f2e3d4c›' -H 'Content-Type: application/json' --data-binary '{\"agreementId\":\"0192f3a4-5b6c-7d8e-9fa0-b1c2d3e4f506\"}' 'https://api.example.org/consent/v1/requests/0192f3a4-5b6c-7d8e-9fa0-b1c2d3e4f506/decision'",
        Hint = "The server did not ask for the scope that the specification names for this operation; deny by default and demand the scope.",
        Replay = $"dis conform replay run.zip {id} --sut dis-sut.yaml",
        Attempts = 2,
        Milliseconds = 41.7,
    };

    private static IEnumerable<RequirementEntry> Unchecked() =>
    [
        Requirement("CNS-2.1", RequirementStatus.Untested),
        Requirement("PAY-2.1", RequirementStatus.NotApplicable),
        Requirement("REG-2.1", RequirementStatus.Attested) with { Verify = Verification.Attested, Reason = "Nothing outside shows where keys are kept." },
        Requirement("CNS-9.1", RequirementStatus.Untested) with { Profiles = [], Level = RequirementLevel.May },
    ];

    private static RequirementEntry Requirement(string id, RequirementStatus status, params string[] checks) => new()
    {
        Id = id,
        Block = id[..3] == "CNS" ? "consent" : "payments",
        Level = status == RequirementStatus.Undecided ? RequirementLevel.Should : RequirementLevel.MustNot,
        Text = $"A consent that was withdrawn MUST NOT open <data> of its subject to anybody ({id}).",
        Status = status,
        Verify = Verification.Automatic,
        Profiles = [Profiles.Single(profile => profile.StartsWith(id[..3] switch { "CNS" => "consent", "PAY" => "payments", _ => "registries" }, StringComparison.Ordinal))],
        Checks = checks,
        Spec = new ClausePlace("specs/consent/consent.v1.md", 37),
    };

    private static RequirementStatus StatusOf(VerdictKind kind) => kind switch
    {
        VerdictKind.Pass => RequirementStatus.Proved,
        VerdictKind.Fail => RequirementStatus.Broken,
        VerdictKind.Waived => RequirementStatus.Waived,
        _ => RequirementStatus.Undecided,
    };

    private static ProfileEntry Profile(string name, IReadOnlyList<RequirementEntry> requirements) => new(
        name,
        requirements.Any(requirement => requirement.Status == RequirementStatus.Broken) ? Conformity.NotConformant
            : requirements.All(requirement => requirement.Status == RequirementStatus.Proved) ? Conformity.Conformant : Conformity.Partial,
        new(requirements.CountBy(requirement => requirement.Status).ToDictionary()));
}
