using System.Text.Json;
using System.Text.Json.Nodes;

namespace DigitalIndiaStack.JsonSchema.Tests;

public sealed class AjvDifferentialTests
{
    private const int Schemas = 600;
    private const int InstancesEach = 5;

    [Fact]
    public async Task Our_verdict_is_ajvs_on_generated_cases()
    {
        AjvOracle.SkipWhenMissing();
        var questions = Enumerable.Range(1, Schemas).Select(Question).ToArray();

        var answers = await AjvOracle.Ask(questions, TestContext.Current.CancellationToken);

        var differences = questions.Zip(answers).SelectMany(pair => Compare(pair.First, pair.Second)).ToArray();
        Assert.True(differences.Length == 0, $"{differences.Length} differences; {string.Join(Environment.NewLine, differences.Take(20))}");
        var verdicts = answers.SelectMany(Verdicts).ToArray();
        Assert.InRange(verdicts.Length, Schemas * InstancesEach * 99 / 100, Schemas * InstancesEach);
        Assert.InRange(verdicts.Count(verdict => verdict.GetBoolean()), verdicts.Length / 5, verdicts.Length * 4 / 5);
    }

    // What the exact decimal arithmetic of ours and the doubles of ajv make of the same text. Ours follows the specification's mathematical numbers.
    [Theory]
    [InlineData("""{"multipleOf":0.01}""", "4.35", true, false)]
    [InlineData("""{"const":9007199254740993}""", "9007199254740992", false, true)]
    [InlineData("""{"maximum":0.1}""", "0.1000000000000000000001", false, true)]
    public async Task Ajv_differs_where_decimals_or_large_integers_do_not_fit_a_double(string schema, string instance, bool ours, bool theirs)
    {
        AjvOracle.SkipWhenMissing();
        var question = JsonNode.Parse($$"""{"schema":{{schema}},"instances":[{{instance}}]}""")!;

        var answers = await AjvOracle.Ask([question], TestContext.Current.CancellationToken);

        Assert.Equal(ours, CompiledSchema.Compile(JsonElement.Parse(schema)).IsValid(JsonElement.Parse(instance)));
        Assert.Equal(theirs, answers[0][0].GetBoolean());
    }

    private static JsonNode Question(int seed)
    {
        var generator = new SchemaGenerator(seed);
        var schema = generator.Schema();
        var instances = Enumerable.Range(0, InstancesEach).Select(_ => generator.Instance(schema)).ToArray();
        return new JsonObject { ["schema"] = schema, ["instances"] = new JsonArray(instances) };
    }

    // The code that ajv generates stops now and then with a ReferenceError of its own ("items0 is not defined"): no verdict to compare with.
    private static IEnumerable<JsonElement> Verdicts(JsonElement answer)
    {
        if (answer.ValueKind == JsonValueKind.Array)
        {
            return answer.EnumerateArray();
        }

        Assert.Matches("^(ReferenceError|TypeError): ", answer.GetString());
        return [];
    }

    private static IEnumerable<string> Compare(JsonNode question, JsonElement answer)
    {
        var parsed = JsonElement.Parse(question.ToJsonString());
        var schema = CompiledSchema.Compile(parsed.GetProperty("schema"));
        foreach (var (instance, verdict) in parsed.GetProperty("instances").EnumerateArray().Zip(Verdicts(answer)))
        {
            var result = schema.Validate(instance);
            if (result.IsValid != verdict.GetBoolean())
            {
                yield return $"ajv says {verdict} of {instance.GetRawText()} by {parsed.GetProperty("schema")}: {string.Join(", ", result.Errors)}";
            }
        }
    }
}
