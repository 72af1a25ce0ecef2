using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Conformance.Emulators.Parts;

/// <summary>Answers as the blocks give them.</summary>
internal static class Answers
{
    public static IResult Json(JsonObject body, int status = StatusCodes.Status200OK) => Results.Text(body.ToJsonString(), "application/json", statusCode: status);

    /// <summary>A problem document (RFC 9457) as of the conventions.</summary>
    public static IResult Problem(int status, string code) => Results.Text(Document(status, code).ToJsonString(), "application/problem+json", statusCode: status);

    public static IResult ProblemWithoutCode(int status)
    {
        var document = Document(status, "");
        document.Remove("code");
        document.Remove("type");
        return Results.Text(document.ToJsonString(), "application/problem+json", statusCode: status);
    }

    public static IResult Page(int status) => Results.Text("<!doctype html><title>Emulator</title><p>A page.</p>", "text/html", statusCode: status);

    /// <summary>An error of OAuth 2.0 (RFC 6749 5.2).</summary>
    public static IResult OAuth(string error, string description) =>
        Json(new JsonObject { ["error"] = error, ["error_description"] = description }, StatusCodes.Status400BadRequest);

    private static JsonObject Document(int status, string code) => new()
    {
        ["type"] = $"urn:dis:problem:{code}",
        ["title"] = "The emulator refuses this.",
        ["status"] = status,
        ["code"] = code,
        ["traceId"] = Guid.CreateVersion7().ToString("N"),
    };
}
