using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Suites;

namespace DigitalIndiaStack.Bench.Judging;

/// <summary>The same calls and the same judgement as a Postman collection.</summary>
internal static class NewmanCollection
{
    private static readonly SpecSet Specs = SpecSet.Load(Suite.Specs);

    /// <param name="target">Address of the host.</param>
    /// <param name="calls">The calls.</param>
    /// <param name="tokens">The authorization of each block.</param>
    public static JsonObject Of(Uri target, IEnumerable<JudgedCall> calls, IReadOnlyDictionary<string, string> tokens) => new()
    {
        ["info"] = new JsonObject { ["name"] = "bench", ["schema"] = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
        ["item"] = new JsonArray([.. calls.Select(call => Item(target, call, tokens[call.Block]))]),
    };

    private static JsonObject Item(Uri target, JudgedCall call, string authorization)
    {
        var operation = Specs.Document(call.Block)[call.Operation];
        return new JsonObject
        {
            ["name"] = $"{call.Operation} answers {call.Status}",
            ["request"] = Request(target, call, operation, authorization),
            ["event"] = new JsonArray(new JsonObject
            {
                ["listen"] = "test",
                ["script"] = new JsonObject { ["type"] = "text/javascript", ["exec"] = new JsonArray(Script(call, operation)) },
            }),
        };
    }

    private static JsonObject Request(Uri target, JudgedCall call, ApiOperation operation, string authorization)
    {
        var path = call.Path.Aggregate(operation.Path, (whole, place) => whole.Replace($"{{{place.Key}}}", place.Value, StringComparison.Ordinal));
        var query = string.Join('&', call.Query.Select(pair => $"{pair.Key}={pair.Value}"));
        var headers = new JsonArray(Header("Authorization", authorization));
        var request = new JsonObject
        {
            ["method"] = operation.Method.Method,
            ["header"] = headers,
            ["url"] = $"{target.AbsoluteUri}{call.Block}/v1{path}{(query.Length == 0 ? "" : "?" + query)}",
        };
        if (call.Body is { } body)
        {
            headers.Add(Header("Content-Type", "application/json"));
            headers.Add(Header("Idempotency-Key", "{{$guid}}"));
            request["body"] = new JsonObject { ["mode"] = "raw", ["raw"] = body.ToJsonString() };
        }

        return request;
    }

    private static JsonObject Header(string name, string value) => new() { ["key"] = name, ["value"] = value };

    private static string Script(JudgedCall call, ApiOperation operation) => $$"""
        pm.test("as specified", function () {
          pm.response.to.have.status({{call.Status}});
          pm.expect(pm.response.headers.get("Content-Type").split(";")[0]).to.equal("{{call.MediaType}}");
          pm.response.to.have.jsonSchema({{ResponseSchema.Of(call, operation).ToJsonString()}}, { unknownFormats: "ignore" });
        });
        """;
}
