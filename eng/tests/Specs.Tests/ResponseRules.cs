namespace DigitalIndiaStack.Specs.Tests;

/// <summary>Rules of what an operation answers.</summary>
internal static class ResponseRules
{
    public static IEnumerable<Finding> Check(SpecFile file, SpecOperation operation)
    {
        // What can be read one by one has an address of its own.
        var made = file.Operations.Any(other => other.Method == "get" && other.Path.StartsWith($"{operation.Path}/{{", StringComparison.Ordinal));
        foreach (var (status, response) in operation.Node["responses"]?.Members ?? [])
        {
            if (IsRefusal(status) && !IsProblem(response))
            {
                yield return new("problem", $"{operation.Node}/responses/{status}", "is not application/problem+json with ProblemDetails of the common schemas");
            }

            if (made && status == "201" && response["headers"]?["Location"] is null)
            {
                yield return new("location", $"{operation.Node}/responses/{status}", "does not carry Location");
            }
        }

        foreach (var status in Missing(operation))
        {
            yield return new("statuses", $"{operation.Node}/responses", $"does not declare {status}");
        }
    }

    private static bool IsRefusal(string status) => status == "default" || status[0] is '4' or '5';

    private static bool IsProblem(SpecNode response) =>
        response["content"]?.Members.ToArray() is [("application/problem+json", var media)]
        && media["schema"] is { File.IsCommon: true, Pointer: "/components/schemas/ProblemDetails" };

    private static IEnumerable<string> Missing(SpecOperation operation)
    {
        var wanted = new List<string>();
        if (operation.HasInput)
        {
            wanted.Add("400");
        }

        if (!operation.IsPublic)
        {
            wanted.AddRange(["401", "403"]);
        }

        if (operation.Path.Contains('{', StringComparison.Ordinal))
        {
            wanted.Add("404");
        }

        // Too many requests, a store that is down: any operation may answer so, one by one or in a word.
        if (!operation.Answers("default"))
        {
            wanted.AddRange(["429", "500", "503"]);
        }

        var missing = wanted.Where(status => !operation.Answers(status));
        return operation.Node["responses"]?.Members.Any(response => response.Name[0] is '2' or '3') == true ? missing : missing.Append("any success");
    }
}
