using System.Text.Json;
using DigitalIndiaStack.Conformance.Pacts.Matching;
using DigitalIndiaStack.Conformance.Pacts.Native;

namespace DigitalIndiaStack.Conformance.Pacts;

/// <summary>What the consumer sends, and in which state the provider is then.</summary>
public sealed class RequestBuilder
{
    private const int Part = 0;

    private readonly uint interaction;
    private readonly Dictionary<string, int> repeated = new(StringComparer.OrdinalIgnoreCase);

    internal RequestBuilder(uint interaction) => this.interaction = interaction;

    /// <summary>Names a state that the provider must be in.</summary>
    public RequestBuilder Given(string providerState) => Add(ConsumerCalls.Given(interaction, providerState), providerState);

    /// <summary>Names a state that the provider must be in, with what it depends on.</summary>
    public RequestBuilder Given(string providerState, IDictionary<string, string> parameters) =>
        Add(ConsumerCalls.GivenWithParams(interaction, providerState, JsonSerializer.Serialize(parameters)) == 0, providerState);

    /// <summary>Says what is called.</summary>
    public RequestBuilder WithRequest(HttpMethod method, string path) => Add(ConsumerCalls.WithRequest(interaction, method.Method, path), path);

    /// <summary>Says what is called, where the path is not the same each time.</summary>
    public RequestBuilder WithRequest(HttpMethod method, IMatcher path) => WithRequest(method, path.ToJson().ToJsonString());

    /// <summary>Adds a query parameter; again under the same name, a further value.</summary>
    public RequestBuilder WithQuery(string key, string value) => Add(ConsumerCalls.WithQueryParameter(interaction, key, Next($"?{key}"), value), key);

    /// <summary>Adds a query parameter.</summary>
    public RequestBuilder WithQuery(string key, IMatcher value) => WithQuery(key, value.ToJson().ToJsonString());

    /// <summary>Adds a header; other headers may come along.</summary>
    public RequestBuilder WithHeader(string key, string value) => Add(ConsumerCalls.WithHeader(interaction, Part, key, Next(key), value), key);

    /// <summary>Adds a header.</summary>
    public RequestBuilder WithHeader(string key, IMatcher value) => WithHeader(key, value.ToJson().ToJsonString());

    /// <summary>Says the body: names as System.Text.Json writes them for the web, matchers wherever a value may vary.</summary>
    public RequestBuilder WithJsonBody(object body) => WithBody(JsonSerializer.Serialize(body, JsonSerializerOptions.Web), "application/json");

    /// <summary>Says the body of a form, by field; a field may be a matcher.</summary>
    public RequestBuilder WithFormBody(IReadOnlyDictionary<string, object> fields) => WithBody(JsonSerializer.Serialize(fields), "application/x-www-form-urlencoded");

    /// <summary>Says the body.</summary>
    public RequestBuilder WithBody(string body, string contentType) => Add(ConsumerCalls.WithBody(interaction, Part, contentType, body), "the body");

    /// <summary>Goes on to the answer.</summary>
    public ResponseBuilder WillRespond() => new(interaction);

    private nuint Next(string key) => (nuint)(repeated[key] = repeated.GetValueOrDefault(key, -1) + 1);

    private RequestBuilder Add(bool taken, string what)
    {
        Call.Do(taken, what);
        return this;
    }
}
