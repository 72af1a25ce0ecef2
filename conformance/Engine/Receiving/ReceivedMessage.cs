using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Receiving;

/// <summary>A request that the server under test sent to the suite.</summary>
public sealed record ReceivedMessage(string Method, string Url, IReadOnlyDictionary<string, string> Headers, string Body, Exchange Exchange)
{
    /// <summary>The body as JSON; a body that is none fails the check.</summary>
    public JsonElement Json
    {
        get
        {
            try
            {
                return JsonElement.Parse(Body);
            }
            catch (JsonException)
            {
                throw new CheckFailedException("a delivery of well-formed JSON", Body, Exchange);
            }
        }
    }

    /// <summary>A header; empty when absent.</summary>
    public string Header(string name) => Headers.TryGetValue(name, out var value) ? value : "";

    /// <summary>A member of the body as text; empty when absent.</summary>
    public string Member(string name) => Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(name, out var value) ? value.ToString() : "";
}
