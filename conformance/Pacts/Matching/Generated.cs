using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Conformance.Pacts.Matching;

/// <summary>Values that are not known when the pact is written. PactNet has no words for these; everything else here is named as there.</summary>
public static class Generated
{
    /// <summary>What the provider's state hook tells when the state is set, such as the id of what it made.</summary>
    /// <param name="example">The value for the consumer's test.</param>
    /// <param name="expression">Name of the value, <c>${consentId}</c>; text around it stays.</param>
    /// <param name="regex">What the consumer's value must match; any text of one character or more when absent.</param>
    public static IMatcher FromProviderState(string example, string expression, string regex = ".+") => new Matcher(new JsonObject
    {
        ["pact:matcher:type"] = "regex",
        ["regex"] = regex,
        ["value"] = example,
        ["pact:generator:type"] = "ProviderState",
        ["expression"] = expression,
    });

    /// <summary>An address on the mock server, whose port nobody knows before; of the provider, any address that ends with the path.</summary>
    /// <param name="path">The path, from its slash on.</param>
    public static IMatcher OnMockServer(string path) => new Matcher(new JsonObject
    {
        ["pact:matcher:type"] = "regex",
        ["regex"] = $".*({System.Text.RegularExpressions.Regex.Escape(path)})$",
        ["value"] = $"http://127.0.0.1:5080{path}",
        ["pact:generator:type"] = "MockServerURL",
        ["example"] = $"http://127.0.0.1:5080{path}",
    });
}
