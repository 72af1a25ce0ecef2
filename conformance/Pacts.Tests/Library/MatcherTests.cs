using System.Net;
using System.Text;
using DigitalIndiaStack.Conformance.Pacts.Native;

namespace DigitalIndiaStack.Conformance.Pacts.Tests.Library;

/// <summary>Each matcher takes what it should and refuses the nearest thing that it should not.</summary>
public sealed class MatcherTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("matchers-");

    public static TheoryData<string, string, string> Cases => new()
    {
        { "type", "\"other\"", "7" },
        { "type of an object", """{ "name": "other", "inner": { "count": 2 } }""", """{ "name": "other", "inner": { "count": "2" } }""" },
        { "regex", "\"KE-H-0042\"", "\"KE-H-42\"" },
        { "equality", "\"posted\"", "\"pending\"" },
        { "include", "\"a long maize field\"", "\"a long field\"" },
        { "number", "3", "\"3\"" },
        { "integer", "3", "3.5" },
        { "decimal", "3.5", "\"3.5\"" },
        { "at least two", "[1, 2, 3]", "[1]" },
        { "at most two", "[1]", "[1, 2, 3]" },
        { "null", "null", "1" },
        { "of the state", "\"abc\"", "\"\"" },
    };

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_matcher_takes_and_refuses(string matcher, string good, string bad)
    {
        Assert.SkipWhen(PactLibrary.Missing is not null, PactLibrary.Missing ?? "");

        await SendAsync(Of(matcher), good);

        await Assert.ThrowsAsync<PactFailureException>(() => SendAsync(Of(matcher), bad));
    }

    private static IMatcher Of(string matcher) => matcher switch
    {
        "type" => Match.Type("a text"),
        "type of an object" => Match.Type(new { name = "a", inner = new { count = 1 } }),
        "regex" => Match.Regex("KE-H-0001", "KE-H-[0-9]{4}"),
        "equality" => Match.Equality("posted"),
        "include" => Match.Include("maize"),
        "number" => Match.Number(1.5),
        "integer" => Match.Integer(1),
        "decimal" => Match.Decimal(1.5),
        "at least two" => Match.MinType(1, 2),
        "at most two" => Match.MaxType(1, 2),
        "null" => Match.Null(),
        _ => Generated.FromProviderState("abc", "${id}"),
    };

    private Task SendAsync(IMatcher matcher, string value)
    {
        var pact = Pact.V4("a consumer", "a provider", new PactConfig { PactDir = folder.FullName }).WithHttpInteractions();
        pact.UponReceiving("a value").WithRequest(HttpMethod.Post, "/values").WithJsonBody(new { value = matcher }).WillRespond().WithStatus(HttpStatusCode.NoContent);
        return pact.VerifyAsync(async context =>
        {
            using var http = new HttpClient { BaseAddress = context.MockServerUri };
            using var body = new StringContent($$"""{ "value": {{value}} }""", Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(new Uri("values", UriKind.Relative), body, TestContext.Current.CancellationToken);
        });
    }
}
