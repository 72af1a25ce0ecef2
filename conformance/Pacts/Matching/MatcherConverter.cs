using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace DigitalIndiaStack.Conformance.Pacts.Matching;

/// <summary>Writes matchers where they stand in a body.</summary>
internal sealed class MatcherConverter : JsonConverter<IMatcher>
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsAssignableTo(typeof(IMatcher));

    public override IMatcher Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, IMatcher value, JsonSerializerOptions options) => value.ToJson().WriteTo(writer, options);
}

/// <summary>A matcher that is what its JSON says.</summary>
[JsonConverter(typeof(MatcherConverter))]
internal sealed class Matcher(JsonObject json) : IMatcher
{
    public JsonObject ToJson() => json.DeepClone().AsObject();
}
