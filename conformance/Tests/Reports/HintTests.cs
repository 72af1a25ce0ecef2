using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Reports;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Tests.Reports;

public sealed class HintTests
{
    [Theory]
    [InlineData("an answer", "the connection was closed", "crash")]
    [InlineData("an answer", "GET https://a/b: The SSL connection could not be established. UntrustedRoot", "trust in the target file")]
    [InlineData("an answer", "GET http://a/b: Connection refused (a:80)", "Nothing listens")]
    [InlineData("status 201", "status 500: {}", "made the server fail")]
    [InlineData("refusal with status 400", "status 500", "made the server fail")]
    [InlineData("status 200", "status 401", "issuer, audience and the keys")]
    [InlineData("status 200", "status 403", "right scope was refused")]
    [InlineData("refusal with status 401", "status 200: {}", "verify signature")]
    [InlineData("refusal with status 403", "status 200: {}", "demand the scope")]
    [InlineData("refusal with status 404", "status 200: {}", "by tenant and subject")]
    [InlineData("refusal with status 412", "status 200", "If-Match with the current ETag")]
    [InlineData("refusal with status 428", "status 200", "Demand If-Match")]
    [InlineData("media type application/problem+json", "text/html", "RFC 9457")]
    [InlineData("problem code CNS-", "API-0404", "error table")]
    [InlineData("nothing of the server's inside", "at Foo.Bar()", "developer error pages")]
    [InlineData("an answer as the specification of getThing says", "/name: too short", "schema of this operation")]
    [InlineData("header Location", "no such header", "in Location")]
    [InlineData("header ETag", "no such header", "API conventions")]
    [InlineData("the same balance", "another one", "Read the clause")]
    public void A_breach_of_a_kind_has_its_own_advice(string expected, string found, string advice) =>
        Assert.Contains(advice, Hints.For(new Verdict { Kind = VerdictKind.Fail, Expected = expected, Found = found }), StringComparison.Ordinal);

    [Theory]
    [InlineData(VerdictKind.Inconclusive, ReasonCodes.ControlFailed, "permitted request")]
    [InlineData(VerdictKind.Inconclusive, ReasonCodes.Flaky, "race")]
    [InlineData(VerdictKind.Skipped, ReasonCodes.DataMissing, "target file")]
    [InlineData(VerdictKind.Skipped, ReasonCodes.PreconditionUnmet, "dis conform doctor")]
    [InlineData(VerdictKind.Error, ReasonCodes.EngineError, "suite itself broke")]
    [InlineData(VerdictKind.Waived, ReasonCodes.Waived, "before the waiver runs out")]
    public void What_could_not_be_told_has_advice_for_its_reason(VerdictKind kind, string reason, string advice) =>
        Assert.Contains(advice, Hints.For(new Verdict { Kind = kind, Reason = reason, Message = "m" }), StringComparison.Ordinal);

    [Fact]
    public void What_passed_needs_no_advice() => Assert.Null(Hints.For(new Verdict { Kind = VerdictKind.Pass }));
}
