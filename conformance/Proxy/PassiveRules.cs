using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Specs;

namespace DigitalIndiaStack.Conformance.Proxy;

/// <summary>The clauses that traffic shows without a request of the suite's own.</summary>
internal static class PassiveRules
{
    public static IReadOnlyList<PassiveRule> Of(SpecSet specs) =>
    [
        // A refusal is judged as a problem document, which includes its schema.
        new("API-5.1", passed => Status(passed) < 400 && Status(passed) != 304, passed => passed.Answer.To(passed.Place!.Operation!, specs.Responses).MustConform()),
        new("API-2.1", passed => Status(passed) >= 400, passed => passed.Answer.To(passed.Place!.Operation!, specs.Responses).MustBeProblem()),
        new("API-2.3", passed => Status(passed) == 405, passed => passed.Answer.MustHaveHeader("Allow")),
        new("API-2.6", passed => Status(passed) is 429 or 503, passed => passed.Answer.MustHaveHeader("Retry-After")),
        new("API-2.8", passed => Status(passed) >= 500 && Status(passed) != 503, passed => Expect.That(false, "no status of 500 or above", $"status {Status(passed)}", passed.Answer)),
        new("API-3.1", passed => Status(passed) == 401, passed => passed.Answer.MustHaveHeader("WWW-Authenticate")),
        new("API-3.1", IsCalledByNobody, passed => Expect.That(Status(passed) >= 400, "a refusal of a request without an access token", $"status {Status(passed)}", passed.Answer)),
        new("API-4.2", passed => passed.RequestHeader("X-Request-Id").Length > 0, passed => Expect.That(
            passed.Answer.Header("X-Request-Id") == passed.RequestHeader("X-Request-Id"), "the X-Request-Id of the request", "another, or none", passed.Answer)),
        new("API-4.2", passed => passed.RequestHeader("X-Request-Id").Length == 0, passed => passed.Answer.MustHaveHeader("X-Request-Id")),
        new("API-5.6", _ => true, passed => Expect.Equal("nosniff", passed.Answer.Header("X-Content-Type-Options"), "header X-Content-Type-Options", passed.Answer)),
    ];

    private static bool IsCalledByNobody(Passed passed) => !passed.Place!.Operation!.IsPublic && passed.Token.Length == 0;

    private static int Status(Passed passed) => (int)passed.Response.StatusCode;
}
