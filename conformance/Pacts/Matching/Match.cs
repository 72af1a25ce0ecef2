using System.Text.Json;
using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Conformance.Pacts.Matching;

/// <summary>Makes matchers. The mock server answers with the example; the verifier takes from the provider whatever the rule allows.</summary>
public static class Match
{
    /// <summary>Any value of the example's type; rules inside an object or list go on inside.</summary>
    public static IMatcher Type(object example) => Of("type", example);

    /// <summary>A text that a regular expression matches.</summary>
    public static IMatcher Regex(string example, string regex) => Of("regex", example, ("regex", regex));

    /// <summary>This very value, inside something that is matched by type.</summary>
    public static IMatcher Equality(object example) => Of("equality", example);

    /// <summary>A text that contains the example.</summary>
    public static IMatcher Include(string example) => Of("include", example);

    /// <summary>Any number.</summary>
    public static IMatcher Number(double example) => Of("number", example);

    /// <summary>Any whole number.</summary>
    public static IMatcher Integer(int example) => Of("integer", example);

    /// <summary>A number with decimals.</summary>
    public static IMatcher Decimal(double example) => Of("decimal", example);

    /// <summary>A list of at least so many elements, each as the example.</summary>
    public static IMatcher MinType(object example, int min) => Of("type", new[] { example }, ("min", min));

    /// <summary>A list of at most so many elements, each as the example.</summary>
    public static IMatcher MaxType(object example, int max) => Of("type", new[] { example }, ("max", max));

    /// <summary>JSON's null.</summary>
    public static IMatcher Null() => new Matcher(new JsonObject { ["pact:matcher:type"] = "null" });

    private static Matcher Of(string rule, object example, params (string Name, JsonNode Value)[] more)
    {
        var json = new JsonObject { ["pact:matcher:type"] = rule, ["value"] = JsonSerializer.SerializeToNode(example, JsonSerializerOptions.Web) };
        foreach (var (name, value) in more)
        {
            json[name] = value;
        }

        return new Matcher(json);
    }
}
