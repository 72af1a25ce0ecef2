using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants;

/// <summary>What the rules leave open, done otherwise: a host with these is as good, and no check may find it.</summary>
public static class Equivalents
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Each by itself.</summary>
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("EQV-01", "", "JSON says its charset.") { Answer = Charset },
        new("EQV-02", "", "Answers carry headers that nobody asked for.") { Answer = traffic => traffic.Response.Headers["X-Powered-By"] = "something else" },
        new("EQV-03", "", "Problems are told in other words.") { Answer = traffic => traffic.ChangeProblem(Reword) },
        new("EQV-04", "", "Members stand in another order.") { Answer = traffic => traffic.AnswerBody = traffic.AnswerBody.StartsWith('{') ? Turn(traffic.AnswerObject()).ToJsonString() : traffic.AnswerBody },
        new("EQV-05", "", "One request in a hundred arrives late, and one answer: whichever comes first, another was sent before it.") { Delay = Late },
        new("EQV-06", "", "Cursors have another form.") { Request = traffic => Query(traffic, "cursor-", ""), Answer = traffic => Cursor(traffic) },
        new("EQV-07", "", "Entity tags have another form.")
        {
            Request = traffic => Tags(traffic, tag => tag.Replace("\"v-", "\"", StringComparison.Ordinal)),
            Answer = traffic => traffic.Response.Headers.ETag = traffic.Response.Headers.ETag.Count > 0 ? $"\"v-{traffic.Response.Headers.ETag.ToString().Trim('"')}\"" : default,
        },
        new("EQV-08", "", "JSON is written over several lines.") { Answer = Indent },
    ];

    /// <summary>All at once.</summary>
    public static Mutant Together { get; } = new("EQV-00", "", "All that the rules leave open is done otherwise.")
    {
        Delay = Late,
        Request = traffic => Each(traffic, mutant => mutant.Request),
        Done = traffic => Each(traffic, mutant => mutant.Done),
        Answer = traffic => Each(traffic, mutant => mutant.Answer),
    };

    private static void Each(Traffic traffic, Func<Mutant, Action<Traffic>?> part)
    {
        foreach (var variant in All)
        {
            part(variant)?.Invoke(traffic);
        }
    }

    // A pause for each would cost as much as all else, and leave everything in its order.
    private static TimeSpan Late(Memory memory) => memory.Draw() < 0.01 ? TimeSpan.FromMilliseconds(200 + (50 * memory.Draw())) : TimeSpan.Zero;

    private static void Charset(Traffic traffic)
    {
        if (traffic.Response.ContentType is "application/json" or "application/problem+json")
        {
            traffic.Response.ContentType += "; charset=UTF-8";
        }
    }

    private static void Reword(JsonObject problem)
    {
        problem["title"] = $"{problem["title"]} !";
        problem["detail"] = "Otherwise said.";
    }

    private static JsonObject Turn(JsonObject node) =>
        new(node.Reverse().Select(pair => KeyValuePair.Create(pair.Key, pair.Value is JsonObject inner ? Turn(inner) : pair.Value?.DeepClone())));

    private static void Query(Traffic traffic, string prefix, string by) =>
        traffic.Request.QueryString = new Microsoft.AspNetCore.Http.QueryString(traffic.Request.QueryString.Value?.Replace($"cursor={prefix}", $"cursor={by}", StringComparison.Ordinal));

    private static void Cursor(Traffic traffic)
    {
        traffic.ChangeAnswer(answer =>
        {
            if (answer["nextCursor"] is { } cursor)
            {
                answer["nextCursor"] = $"cursor-{cursor}";
            }
        });
        traffic.Response.Headers.Link = traffic.Response.Headers.Link.ToString().Replace("cursor=", "cursor=cursor-", StringComparison.Ordinal);
    }

    private static void Tags(Traffic traffic, Func<string, string> change)
    {
        var headers = traffic.Request.Headers;
        headers.IfMatch = headers.IfMatch.Count > 0 ? change(headers.IfMatch.ToString()) : default;
        headers.IfNoneMatch = headers.IfNoneMatch.Count > 0 ? change(headers.IfNoneMatch.ToString()) : default;
    }

    private static void Indent(Traffic traffic)
    {
        if (traffic.AnswerBody.StartsWith('{'))
        {
            traffic.AnswerBody = traffic.AnswerObject().ToJsonString(Indented);
        }
    }
}
