using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace DigitalIndiaStack.Conformance.Pacts.Tests.Providers;

/// <summary>The state hook of a sandbox, by itself.</summary>
public sealed class StateHookTests(ReferenceHost reference)
{
    [Fact]
    public async Task Nobody_sets_states_without_a_token() =>
        Assert.Equal("401 API-0401", await SetAsync(null, new { state = "a person known to a client" }));

    [Fact]
    public async Task A_token_without_control_sets_no_states() =>
        Assert.Equal("401 API-0401", await SetAsync(("registrar", "registries", "registries.read"), new { state = "a person known to a client" }));

    [Theory]
    [InlineData("""{ "state": "a lost consent" }""", "400 API-0400 /state")]
    [InlineData("""{ "state": "a person known to a client" }""", "400 API-0400 /params")]
    [InlineData("""{ "state": "a person known to a client", "params": { "client": "agriculture", "person": "nobody" } }""", "400 API-0400 /params")]
    [InlineData("""{ "state": "a consent request of a client", "params": { "client": "agriculture", "status": "lost" } }""", "400 API-0400 /params")]
    [InlineData("""{ "state": "a consent request of a client", "params": {} }""", "400 API-0400 /params")]
    [InlineData("""{ "state": "an agreement of a client" }""", "400 API-0400 /params")]
    [InlineData("""{ "state": "a treasury account of a client" }""", "400 API-0400 /params")]
    [InlineData("""{ "state": "", "more": 1 }""", "400 API-0400 /more")]
    [InlineData("""{ "state": "" }""", "200")]
    [InlineData("""{ "state": "a consent request of a client", "action": "teardown" }""", "200")]
    public async Task A_state_is_known_and_complete_or_refused(string body, string expected) =>
        Assert.Equal(expected, await SetAsync(("sandbox-operator", "sandbox", "sandbox.control"), JsonElement.Parse(body)));

    [Theory]
    [InlineData("pending", false)]
    [InlineData("granted", true)]
    [InlineData("refused", false)]
    [InlineData("withdrawn", true)]
    public async Task A_consent_is_there_once_it_was_granted(string status, bool hasConsent)
    {
        var values = await SetAsync(("sandbox-operator", "sandbox", "sandbox.control"), new { state = "a consent request of a client", @params = new { client = "agriculture", status } }, body: true);

        Assert.Equal(hasConsent, values.Contains("\"consentId\"", StringComparison.Ordinal));
        Assert.Contains("\"requestId\"", values, StringComparison.Ordinal);
    }

    private async Task<string> SetAsync((string Client, string Block, string Scope)? caller, object change, bool body = false)
    {
        var host = await reference.StartedAsync();
        using var http = new HttpClient { BaseAddress = host.Address };
        if (caller is { } known)
        {
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await new ServiceTokens(host, http).GetAsync(known.Client, known.Block, known.Scope));
        }

        using var response = await http.PostAsJsonAsync("sandbox/v1/state", change, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return body ? text : Outcome((int)response.StatusCode, JsonElement.Parse(text));
    }

    private static string Outcome(int status, JsonElement answer) => string.Join(
        ' ',
        new[] { $"{status}", Text(answer, "code"), answer.TryGetProperty("errors", out var errors) ? Text(errors[0], "pointer") : null }.OfType<string>());

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetString() : null;
}
