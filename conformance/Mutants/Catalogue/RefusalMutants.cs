using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of refusals, which the host writes for every block.</summary>
internal static class RefusalMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("API-M01", "API-2.1", "A refusal is not of the type problem+json.")
        {
            Answer = traffic =>
            {
                if (traffic.Response.StatusCode >= 400)
                {
                    traffic.Response.ContentType = "application/json";
                }
            },
        },
        new("API-M11", "API-2.1", "The status in a problem document differs from that of the answer.") { Answer = traffic => traffic.ChangeProblem(problem => problem["status"] = 418) },
        new("API-M49", "API-2.1", "The type of a problem does not name its code.") { Answer = traffic => traffic.ChangeProblem(problem => problem["type"] = "about:blank") },
        new("API-M02", "API-2.2", "A stack trace stands in the detail.")
        {
            Answer = traffic => traffic.ChangeProblem(problem => problem["detail"] = "at Kit.Accounts.Open(String name) in /build/Accounts.cs:line 12"),
        },
        new("API-M50", "API-2.2", "The database speaks in the detail.") { Answer = traffic => traffic.ChangeProblem(problem => problem["detail"] = "SQLite Error 19: 'UNIQUE constraint failed'.") },
        new("API-M05", "API-2.3", "405 comes without Allow.") { Answer = traffic => traffic.Response.Headers.Remove("Allow") },
        new("API-M25", "API-2.4", "An address that does not exist is answered by nothing, with 200.")
        {
            Answer = traffic =>
            {
                if (traffic.Path.Contains("/v1/", StringComparison.Ordinal) && traffic.HasNoEndpoint)
                {
                    traffic.Response.StatusCode = 200;
                    traffic.Response.ContentType = "application/json";
                    traffic.AnswerBody = "{}";
                }
            },
        },
        new("IDN-M12", "API-3.1", "401 comes without WWW-Authenticate.")
        {
            Answer = traffic =>
            {
                if (traffic.Response.StatusCode == 401)
                {
                    traffic.Response.Headers.Remove("WWW-Authenticate");
                }
            },
        },
        new("API-M51", "API-3.1", "A request without a token is answered 403.")
        {
            Answer = traffic =>
            {
                if (traffic.Response.StatusCode == 401 && traffic.Token.Length == 0)
                {
                    traffic.Response.StatusCode = 403;
                    traffic.ChangeProblem(problem => problem["status"] = 403);
                }
            },
        },
        new("API-M28", "API-3.3", "A refusal for want of a scope does not name it.")
        {
            Answer = traffic =>
            {
                if (traffic.Response.StatusCode == 403)
                {
                    traffic.Response.Headers.WWWAuthenticate = "Bearer realm=\"dis\", error=\"insufficient_scope\"";
                }
            },
        },
        new("API-M30", "API-4.3", "A problem names a trace of its own.") { Answer = traffic => traffic.ChangeProblem(problem => problem["traceId"] = Guid.CreateVersion7().ToString("N")) },
        new("API-M44", "API-10.1", "Only who has a token learns that the process lives.") { Answer = traffic => Health(traffic.Path == "/health/live", traffic.Response, StatusCodes.Status401Unauthorized) },
        new("API-M45", "API-10.3", "The server never says that it is ready.") { Answer = traffic => Health(traffic.Path == "/health/ready", traffic.Response, StatusCodes.Status503ServiceUnavailable) },
    ];

    private static void Health(bool isMeant, HttpResponse response, int status) => response.StatusCode = isMeant ? status : response.StatusCode;
}
