using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Specs;

namespace DigitalIndiaStack.Conformance.Engine.Checks;

/// <summary>One call of an operation, put together part by part; it may also be put together wrongly, which is what checks are for.</summary>
public sealed class OperationCall
{
    private const string KeyHeader = "Idempotency-Key";

    private CheckRun run;
    private readonly Dictionary<string, string> path = new(StringComparer.Ordinal);
    private readonly List<string> query = [];
    private readonly List<(string Name, string Value)> headers = [];
    private HttpMethod? method;
    private byte[]? body;
    private string mediaType = "application/json";

    internal OperationCall(CheckRun run, ApiOperation operation)
    {
        this.run = run;
        Operation = operation;
    }

    /// <summary>What is called.</summary>
    public ApiOperation Operation { get; }

    /// <summary>Another call of the same operation at the same place, with nothing else filled in.</summary>
    public OperationCall Fresh() => path.Aggregate(new OperationCall(run, Operation), (call, pair) => call.Path(pair.Key, pair.Value));

    /// <summary>Lets another check make the call, with a key of its own where the call has one.</summary>
    public OperationCall By(CheckRun other)
    {
        run = other;
        return headers.Exists(header => header.Name == KeyHeader) ? WithoutHeader(KeyHeader).Key() : this;
    }

    /// <summary>Fills a place of the path.</summary>
    public OperationCall Path(string name, string value)
    {
        path[name] = value;
        return this;
    }

    /// <summary>Adds a query parameter; an empty value leaves it out.</summary>
    public OperationCall Query(string name, string value)
    {
        if (value.Length > 0)
        {
            query.Add($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}");
        }

        return this;
    }

    /// <summary>Adds a header; an empty value leaves it out.</summary>
    public OperationCall Header(string name, string value)
    {
        if (value.Length > 0)
        {
            headers.Add((name, value));
        }

        return this;
    }

    /// <summary>Takes a header out that was added before.</summary>
    public OperationCall WithoutHeader(string name)
    {
        headers.RemoveAll(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return this;
    }

    /// <summary>Sends a fresh idempotency key.</summary>
    public OperationCall Key() => Key(run.Unique("key"));

    /// <summary>Sends this idempotency key.</summary>
    public OperationCall Key(string key) => Header(KeyHeader, key);

    /// <summary>Sends a JSON body.</summary>
    public OperationCall Json(JsonNode node) => Raw(node.ToJsonString(), "application/json");

    /// <summary>Sends a JSON body written from an object.</summary>
    public OperationCall Json(object value) => Raw(JsonSerializer.Serialize(value, JsonSerializerOptions.Web), "application/json");

    /// <summary>Sends any text as the body.</summary>
    public OperationCall Raw(string text, string type) => Raw(Encoding.UTF8.GetBytes(text), type);

    /// <summary>Sends any bytes as the body.</summary>
    public OperationCall Raw(byte[] bytes, string type)
    {
        body = bytes;
        mediaType = type;
        return this;
    }

    /// <summary>Fills every place of the path that is still empty with an id that nothing has.</summary>
    public OperationCall Nowhere()
    {
        foreach (var name in Operation.Path.Split('{').Skip(1).Select(part => part.Split('}')[0]))
        {
            path.TryAdd(name, name.EndsWith("Id", StringComparison.Ordinal) ? run.NewId() : "nowhere");
        }

        return this;
    }

    /// <summary>Uses another method than the operation's.</summary>
    public OperationCall Method(HttpMethod other)
    {
        method = other;
        return this;
    }

    /// <summary>Sends the call.</summary>
    /// <param name="actor">Who calls.</param>
    /// <exception cref="UndeclaredException">The server declares not to offer the operation.</exception>
    public async Task<Answer> SendAsync(Actor actor)
    {
        if (UndeclaredException.NameOf(run.Target, Operation) is { } missing)
        {
            throw new UndeclaredException(missing);
        }

        using var request = new HttpRequestMessage(method ?? Operation.Method, Address());
        var token = await actor.Tokens.GetAsync(Operation, run);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var answer = await run.SendAsync(request);
        return answer.To(Operation, run.Session.Specs.Responses);
    }

    /// <summary>Where the call goes.</summary>
    public Uri Address()
    {
        var filled = path.Aggregate(Operation.Path, (template, pair) =>
            template.Replace($"{{{pair.Key}}}", Uri.EscapeDataString(pair.Value), StringComparison.Ordinal));
        if (filled.Contains('{', StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{Operation.Id}: a place of {filled} is not filled.");
        }

        var suffix = query.Count == 0 ? "" : $"?{string.Join('&', query)}";
        return new Uri($"{run.Target.AddressOf(Operation.Block).BaseUrl.ToString().TrimEnd('/')}{filled}{suffix}");
    }
}
