using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Conformance.Engine.Specs;

/// <summary>Reads members of parsed YAML that may be absent or of another kind.</summary>
internal static class JsonReading
{
    extension(JsonNode? node)
    {
        /// <summary>The text of a member; empty when it is absent or not a scalar.</summary>
        public string Text(string member) => (node as JsonObject)?[member] is JsonValue value ? value.ToString() : "";

        /// <summary>The texts of a member that is a list or a single scalar.</summary>
        public IReadOnlyList<string> Texts(string member) => (node as JsonObject)?[member] switch
        {
            JsonArray list => [.. list.OfType<JsonValue>().Select(item => item.ToString())],
            JsonValue value => [value.ToString()],
            _ => [],
        };

        /// <summary>The object members of a member that is an object, in order.</summary>
        public IEnumerable<KeyValuePair<string, JsonObject>> Objects(string member) =>
            ((node as JsonObject)?[member] as JsonObject ?? [])
                .Where(pair => pair.Value is JsonObject)
                .Select(pair => KeyValuePair.Create(pair.Key, (JsonObject)pair.Value!));

        /// <summary>The objects of a member that is a list.</summary>
        public IEnumerable<JsonObject> List(string member) => ((node as JsonObject)?[member] as JsonArray ?? []).OfType<JsonObject>();
    }
}
