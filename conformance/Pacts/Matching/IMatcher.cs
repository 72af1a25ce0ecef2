using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace DigitalIndiaStack.Conformance.Pacts.Matching;

/// <summary>An example with the rule by which other values are as good; stands anywhere in a JSON body, a path, a header or a query.</summary>
[JsonConverter(typeof(MatcherConverter))]
public interface IMatcher
{
    /// <summary>The matcher in the integration JSON of Pact's native library.</summary>
    JsonObject ToJson();
}
