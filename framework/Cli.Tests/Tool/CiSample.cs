using YamlDotNet.Serialization;

namespace DigitalIndiaStack.Cli.Tests.Tool;

/// <summary>Runs the files of samples/ci as a runner of GitHub or GitLab does: inputs filled in, one script after the other, until one fails.</summary>
internal sealed class CiSample(Shell shell)
{
    /// <summary>Runs the steps of action.yml.</summary>
    public async Task<(int ExitCode, string Said)> RunActionAsync(IReadOnlyDictionary<string, string> inputs)
    {
        var action = (Dictionary<object, object>)Documents("action.yml")[0];
        var given = Given((Dictionary<object, object>)action["inputs"], inputs);
        var result = (ExitCode: 0, Said: "");
        foreach (var step in Part<List<object>>(action, "runs", "steps").Cast<Dictionary<object, object>>())
        {
            var environment = new Dictionary<string, string> { ["RUNNER_TEMP"] = shell.Folder, ["GITHUB_OUTPUT"] = Output, ["GITHUB_STEP_SUMMARY"] = Summary };
            foreach (var (name, value) in Part<Dictionary<object, object>>(step, "env"))
            {
                environment[(string)name] = Fill((string)value, "${{ inputs.", " }}", given);
            }

            result = await shell.RunAsync(environment, "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", Part<string>(step, "run"));
            if (result.ExitCode != 0)
            {
                break;
            }
        }

        return result;
    }

    /// <summary>Runs the job of gitlab.yml.</summary>
    public Task<(int ExitCode, string Said)> RunGitLabAsync(IReadOnlyDictionary<string, string> inputs)
    {
        var (head, jobs) = (Documents("gitlab.yml")[0], Documents("gitlab.yml")[1]);
        var given = Given(Part<Dictionary<object, object>>(head, "spec", "inputs"), inputs);
        var job = Part<Dictionary<object, object>>(jobs, "conformance");
        var environment = Part<Dictionary<object, object>>(job, "variables").ToDictionary(pair => (string)pair.Key, pair => Fill((string)pair.Value, "$[[ inputs.", " ]]", given));
        var script = string.Join('\n', Part<List<object>>(job, "script"));
        return shell.RunAsync(environment, "bash", "-eo", "pipefail", "-c", script);
    }

    /// <summary>What the action said to other steps.</summary>
    public string Output => Path.Combine(shell.Folder, "output");

    /// <summary>What the action wrote for the page of the job.</summary>
    public string Summary => Path.Combine(shell.Folder, "summary");

    private static List<object> Documents(string name)
    {
        var text = File.ReadAllText(Path.Combine(ToolPackage.Root(), "samples", "ci", name));
        return [.. text.Split("\n---\n").Select(document => new DeserializerBuilder().Build().Deserialize<object>(document))];
    }

    private static Dictionary<string, string> Given(Dictionary<object, object> declared, IReadOnlyDictionary<string, string> inputs) => declared.ToDictionary(
        pair => (string)pair.Key,
        pair => inputs.GetValueOrDefault((string)pair.Key) ?? (((Dictionary<object, object>)pair.Value).TryGetValue("default", out var value) ? (string)value : ""));

    private static string Fill(string text, string before, string after, Dictionary<string, string> inputs) =>
        inputs.Aggregate(text, (filled, input) => filled.Replace($"{before}{input.Key}{after}", input.Value, StringComparison.Ordinal));

    private static T Part<T>(object from, params string[] path) => (T)path.Aggregate(from, (node, name) => ((Dictionary<object, object>)node)[name]);
}
