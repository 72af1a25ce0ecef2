using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Mutants.Seams;
using DigitalIndiaStack.Core.Paging;
using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects in the judging of requests, which the host does before any block sees them.</summary>
internal static class RequestMutants
{
    /// <summary>The defect for which the server itself must let large bodies in.</summary>
    public const string AnySize = "API-M14";

    private const int Limit = 256 * 1024;

    // Deep enough for every good body, and shallow enough to be shown inside a list.
    private const int MostLevels = 20;
    private static readonly string[] Parameters = ["limit", "cursor", "index", "value", "asAt", "status", "tenant", "to"];

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("API-M12", "API-1.1", "A number that is none is taken for the default.") { Request = traffic => Query(traffic, "limit", limit => int.TryParse(limit, out _) ? limit : "20") },
        new("API-M47", "API-1.1", "A refusal points at nothing.") { Answer = traffic => traffic.ChangeProblem(problem => problem.Remove("errors")) },
        new("REG-M09", "API-1.2", "Members that nobody named are accepted.")
        {
            Request = traffic => traffic.RequestBody = traffic.RequestBody.Replace(",\"isAdministrator\":true", "", StringComparison.Ordinal),
        },
        new("API-M15", "API-1.3", "Of a member that comes twice the last one counts.") { Request = LastWins },
        new("API-M09", "API-1.4", "Another media type is accepted.")
        {
            Request = traffic =>
            {
                if (IsWrite(traffic) && traffic.Request.ContentType is { Length: > 0 })
                {
                    traffic.Request.ContentType = "application/json";
                }
            },
        },
        new(AnySize, "API-1.5", "A body of any size is accepted.")
        {
            Request = traffic => traffic.RequestBody = traffic.RequestBody.Length > Limit ? JsonNode.Parse(traffic.RequestBody)!.ToJsonString() : traffic.RequestBody,
        },
        new("API-M21", "API-1.6", "Parameters that nobody named are ignored.")
        {
            Request = traffic => traffic.Request.QueryString = QueryString.Create(traffic.Request.Query.Where(pair => Parameters.Contains(pair.Key))),
        },
        new("API-M22", "API-1.7", "The character NUL is dropped.") { Request = traffic => traffic.RequestBody = traffic.RequestBody.Replace("\\u0000", "", StringComparison.Ordinal) },
        new("API-M23", "API-1.8", "Half of a surrogate pair is replaced.") { Request = traffic => traffic.RequestBody = traffic.RequestBody.Replace("\\ud800", "\ufffd", StringComparison.Ordinal) },
        new("API-M48", "API-1.8", "Bytes that are no UTF-8 are replaced.")
        {
            Request = traffic => traffic.RequestBody = IsWrite(traffic) && traffic.RequestBody.Contains('\ufffd', StringComparison.Ordinal) ? traffic.RequestBody + " " : traffic.RequestBody,
        },
        new("API-M24", "API-1.9", "What nests too deeply is cut off.") { Request = CutOff },
        new("API-M27", "API-2.8", "Invalid input is answered 500.")
        {
            Answer = traffic =>
            {
                if (traffic.Response.StatusCode == 400)
                {
                    traffic.Response.StatusCode = 500;
                    traffic.ChangeProblem(problem => problem["status"] = 500);
                }
            },
        },
        new("API-M26", "API-2.5", "Accept is ignored.") { Request = traffic => traffic.Request.Headers.Remove("Accept") },
        new("REG-M03", "API-6.4", "The size of a page has no bound.") { Request = traffic => Query(traffic, "limit", limit => int.TryParse(limit, out var number) ? $"{Math.Min(number, 100)}" : limit) },
        new("API-M37", "API-6.5", "A cursor that is none begins at the first page.")
        {
            Before = call =>
            {
                for (var place = 0; place < call.Arguments.Length; place++)
                {
                    call.Arguments[place] = call.Arguments[place] is string cursor && call.Is("listRegistries") && !Cursor.TryDecode(cursor, 1, out _) ? null : call.Arguments[place];
                }
            },
        },
    ];

    private static bool IsWrite(Traffic traffic) => traffic.Request.Method == "POST" && traffic.Path.Contains("/v1/", StringComparison.Ordinal);

    private static void Query(Traffic traffic, string name, Func<string, string> spoil)
    {
        if (traffic.Request.Query.TryGetValue(name, out var value))
        {
            traffic.Request.QueryString = QueryString.Create(traffic.Request.Query.Select(pair => pair.Key == name ? KeyValuePair.Create(name, new Microsoft.Extensions.Primitives.StringValues(spoil(value.ToString()))) : pair));
        }
    }

    private static void LastWins(Traffic traffic)
    {
        if (IsWrite(traffic) && traffic.RequestBody.StartsWith('{') && TryRead(traffic.RequestBody) is { } read)
        {
            var last = new JsonObject();
            foreach (var member in read.EnumerateObject())
            {
                last[member.Name] = JsonNode.Parse(member.Value.GetRawText());
            }

            traffic.RequestBody = Write(last, traffic.RequestBody);
        }
    }

    private static void CutOff(Traffic traffic)
    {
        if (IsWrite(traffic) && traffic.RequestBody.StartsWith('{') && TryRead(traffic.RequestBody) is { } read)
        {
            var whole = JsonNode.Parse(read.GetRawText(), documentOptions: new JsonDocumentOptions { MaxDepth = 1000 })!;
            traffic.RequestBody = Write(Cut(whole, MostLevels), traffic.RequestBody);
        }
    }

    private static JsonNode Cut(JsonNode node, int depth) => node switch
    {
        JsonObject members => depth == 0 ? new JsonObject() : new JsonObject(members.Select(pair => KeyValuePair.Create(pair.Key, pair.Value is null ? null : Cut(pair.Value, depth - 1)))),
        _ => node.DeepClone(),
    };

    private static JsonElement? TryRead(string body)
    {
        try
        {
            return JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 1000 }).RootElement;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Half of a surrogate pair can be read and not be written.
    private static string Write(JsonNode node, string otherwise)
    {
        try
        {
            return node.ToJsonString();
        }
        catch (InvalidOperationException)
        {
            return otherwise;
        }
    }
}
