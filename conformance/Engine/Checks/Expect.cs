using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Checks;

/// <summary>What an answer must be; each breach ends the check with what was expected and what was found.</summary>
public static partial class Expect
{
    /// <summary>The answer has this status, and a body as the specification of the operation says.</summary>
    public static Answer MustBe(this Answer answer, int status)
    {
        if (answer.Status != status)
        {
            throw new CheckFailedException($"status {status}", Found(answer), answer.Exchange);
        }

        return answer.MustConform();
    }

    /// <summary>The specification declares the status, and the body is as it says there.</summary>
    public static Answer MustConform(this Answer answer)
    {
        if (answer.Operation is { } operation && answer.Schemas is { } schemas && schemas.Judge(operation, answer) is { } fault)
        {
            throw new CheckFailedException($"an answer as the specification of {operation.Id} says", fault, answer.Exchange);
        }

        return answer;
    }

    /// <summary>
    /// The exact refusal: status, problem document with the same status, code of the family, type that names the code, and nothing of the
    /// server's inside.
    /// </summary>
    /// <param name="answer">What came back.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="code">Code of the problem, or the start of it, for example <c>CNS-</c>.</param>
    public static Answer MustBeRefused(this Answer answer, int status, string code)
    {
        if (answer.Status != status)
        {
            throw new CheckFailedException($"refusal with status {status}", Found(answer), answer.Exchange);
        }

        answer.MustBeProblem();
        var found = answer.Member("code");
        if (!found.StartsWith(code, StringComparison.Ordinal))
        {
            throw new CheckFailedException($"problem code {code}", found, answer.Exchange);
        }

        return answer;
    }

    /// <summary>The answer is a problem document that agrees with its status and tells nothing of the server's inside.</summary>
    public static Answer MustBeProblem(this Answer answer)
    {
        Demand(answer, answer.MediaType == "application/problem+json", "media type application/problem+json", answer.Header("Content-Type"));
        var status = answer.Member("status");
        Demand(answer, status == answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture), $"member status {answer.Status}", status);
        var code = answer.Member("code");
        Demand(answer, ProblemCode().IsMatch(code), "a member code such as API-0404", code);
        Demand(answer, answer.Member("type") == $"urn:dis:problem:{code}", $"type urn:dis:problem:{code}", answer.Member("type"));
        Demand(answer, answer.Member("title").Length > 0, "a title", "an empty one");
        var inside = Internals().Match(answer.Text);
        Demand(answer, !inside.Success, "nothing of the server's inside", inside.Value);
        return answer.MustConform();
    }

    /// <summary>The answer carries a header; returns its value.</summary>
    public static string MustHaveHeader(this Answer answer, string name)
    {
        var value = answer.Header(name);
        Demand(answer, value.Length > 0, $"header {name}", "no such header");
        return value;
    }

    /// <summary>A member of the answer is a signed token; returns its claims.</summary>
    public static JsonObject MustHaveClaims(this Answer answer, string member)
    {
        var token = answer.Member(member);
        try
        {
            // In a record a mark stands for the signature.
            var isSigned = token.Split('.')[2] is var signature && (Base64Url.IsValid(signature) || RedactionMark.IsIn(signature));
            return isSigned && JwsCompact.Header(token).Count > 0 ? JwsCompact.Claims(token) : throw new FormatException();
        }
        catch (Exception broken) when (broken is FormatException or JsonException or IndexOutOfRangeException or InvalidOperationException)
        {
            throw new CheckFailedException($"a signed token (RFC 7515, compact) as {member}", "another text", answer.Exchange);
        }
    }

    /// <summary>Two values are the same.</summary>
    public static void Equal<T>(T expected, T found, string what, Answer? answer = null)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, found))
        {
            throw new CheckFailedException($"{what}: {expected}", $"{found}", answer?.Exchange);
        }
    }

    /// <summary>Two answers say the same, in whatever order their members stand.</summary>
    public static void SameJson(Answer expected, Answer found, string what) =>
        That(JsonElement.DeepEquals(expected.Json, found.Json), $"{what}: {expected.Exchange.ResponseBody}", found.Exchange.ResponseBody, found);

    /// <summary>A statement holds.</summary>
    public static void That(bool holds, string expected, string found, Answer? answer = null)
    {
        if (!holds)
        {
            throw new CheckFailedException(expected, found, answer?.Exchange);
        }
    }

    private static string Found(Answer answer)
    {
        var text = answer.Exchange.ResponseBody;
        return $"status {answer.Status}{(text.Length == 0 ? "" : $": {(text.Length > 300 ? text[..300] + "…" : text)}")}";
    }

    private static void Demand(Answer answer, bool holds, string expected, string found) => That(holds, expected, found, answer);

    [GeneratedRegex("^[A-Z]{3}-[0-9]{4}$")]
    private static partial Regex ProblemCode();

    // In time linear in the text: what repeats holds nothing with which it could begin anew. As an automaton it took three megabytes.
    [GeneratedRegex(@"\bat [A-Za-z_.`<>]+\([^()]*\)( in |\\n|\\r)|Traceback \(most recent|SQLSTATE|SQLite Error|Npgsql\.|Microsoft\.[A-Z]\w+\.|System\.[A-Z]\w+Exception|\.cs:line \d+|/src/|node_modules")]
    private static partial Regex Internals();
}
