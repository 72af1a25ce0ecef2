using System.Net.Http.Headers;
using System.Text.Json;
using DigitalIndiaStack.JsonSchema;
using DigitalIndiaStack.JsonSchema.Yaml;

namespace DigitalIndiaStack.Core.Tests.Fixture;

/// <summary>An answer, read whole.</summary>
internal sealed record Answer(int Status, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, string Body)
{
    private static readonly CompiledSchema ProblemSchema = ReadProblemSchema();

    public JsonElement Json => JsonElement.Parse(Body);

    public string Header(string name) =>
        string.Join(", ", (Headers.TryGetValues(name, out var values) ? values : null) ?? (ContentHeaders.TryGetValues(name, out var more) ? more : []));

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) =>
        new((int)response.StatusCode, response.Headers, response.Content.Headers, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    /// <summary>Asserts that this is a problem document as common.v1.yaml has it, with this code.</summary>
    public JsonElement AssertProblem(int status, string code)
    {
        Assert.Equal($"{status} {code}", $"{Status} {(Body.Length > 0 ? Json.GetProperty("code").GetString() : "without body")}");
        Assert.Equal("application/problem+json", ContentHeaders.ContentType?.MediaType);
        Assert.Empty(ProblemSchema.Validate(Json).Errors);
        Assert.Equal($"urn:dis:problem:{code}", Json.GetProperty("type").GetString());
        Assert.Equal(status, Json.GetProperty("status").GetInt32());
        Assert.DoesNotContain("secret", Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Body, StringComparison.Ordinal);
        Assert.NotEmpty(Header("X-Request-Id"));
        return Json;
    }

    /// <summary>The values at fault, as <c>pointer rule</c>.</summary>
    public string[] Errors() =>
        [.. Json.GetProperty("errors").EnumerateArray().Select(error => $"{error.GetProperty("pointer").GetString()} {error.GetProperty("rule").GetString()}")];

    private static CompiledSchema ReadProblemSchema()
    {
        using var reader = new StreamReader(typeof(DigitalIndiaStack.Core.Spec.SpecOperation).Assembly.GetManifestResourceStream("common.v1.yaml")!);
        return new SchemaRegistry().Add("/common", YamlReader.Read(reader.ReadToEnd())).Compile("/common#/components/schemas/ProblemDetails");
    }
}
