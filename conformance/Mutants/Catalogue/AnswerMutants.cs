using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of answers, lists and headers.</summary>
internal static partial class AnswerMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("REG-M15", "API-3.2", "Personal data is cacheable.") { Answer = traffic => traffic.Response.Headers.CacheControl = "public, max-age=60" },
        new("API-M08", "API-4.1", "Accept-Language is ignored.") { Request = traffic => traffic.Request.Headers.Remove("Accept-Language") },
        new("API-M16", "API-4.1", "Content-Language is missing.") { Answer = traffic => traffic.Response.Headers.Remove("Content-Language") },
        new("API-M07", "API-4.2", "X-Request-Id is not echoed.") { Answer = traffic => traffic.Response.Headers.Remove("X-Request-Id") },
        new("API-M04", "API-5.1", "A success comes as text/html.")
        {
            Answer = traffic =>
            {
                if (traffic.Response.StatusCode == 200 && IsOfABlock(traffic))
                {
                    traffic.Response.ContentType = "text/html";
                }
            },
        },
        new("REG-M13", "API-5.1", "A member that is not declared is returned.")
        {
            Answer = traffic =>
            {
                if (traffic.Response.StatusCode == 200 && IsOfABlock(traffic))
                {
                    traffic.ChangeAnswer(answer => answer["rowId"] = 7);
                }
            },
        },
        new("API-M52", "API-5.1", "A member that is required is missing.")
        {
            Answer = traffic =>
            {
                if (traffic.Response.StatusCode == 200 && IsOfABlock(traffic))
                {
                    traffic.ChangeAnswer(answer => answer.RemoveAt(answer.Count - 1));
                }
            },
        },
        new("API-M06", "API-5.2", "201 comes without Location.") { Answer = traffic => traffic.Response.Headers.Remove("Location") },
        new("API-M53", "API-5.2", "Location leads to another thing.")
        {
            Answer = traffic =>
            {
                if (traffic.Response.StatusCode == 201 && IsOfABlock(traffic))
                {
                    traffic.Response.Headers.Location = $"{traffic.Path}/{Guid.CreateVersion7()}";
                }
            },
        },
        new("REG-M16", "API-5.3", "Moments are written in local time.") { Answer = traffic => traffic.AnswerBody = IsOfABlock(traffic) ? Moment().Replace(traffic.AnswerBody, "$1+05:30\"") : traffic.AnswerBody },
        new("API-M33", "API-5.6", "The header nosniff is missing.") { Answer = traffic => traffic.Response.Headers.Remove("X-Content-Type-Options") },
        new("API-M34", "API-6.1", "A page holds one item more than its limit.") { After = (call, answer) => OneMore(call, answer) },
        new("REG-M04", "API-6.2", "The next page begins with the last item of this one.") { Sql = statement => Next(statement, "(\"\\w+\"\\.\"id\") > @", "$1 >= @") },
        new("API-M54", "API-6.2", "A list ends after its second page.")
        {
            After = (call, answer) =>
            {
                if (call.Is("searchRecords") && call.Arguments[4] is not null && answer.GetType().Name == "RecordPage")
                {
                    new Fields(answer).Set("NextCursor", null);
                }
            },
        },
        new("PAY-M350", "PAY-17.21", "The list of participants leaves out the last of each page.")
        {
            After = (_, answer) =>
            {
                if (answer.GetType().Name == "ParticipantPage")
                {
                    new Fields(answer).Change("Items", items => items.SkipLast(1));
                }
            },
        },
        new("API-M36", "API-6.3", "The header Link is missing.") { Answer = traffic => traffic.Response.Headers.Remove("Link") },
    ];

    private static bool IsOfABlock(Traffic traffic) => traffic.Path.Contains("/v1/", StringComparison.Ordinal) && !traffic.Path.StartsWith("/sandbox/", StringComparison.Ordinal);

    private static void OneMore(Call call, object answer)
    {
        if (call.Is("searchRecords") && answer.GetType().Name == "RecordPage")
        {
            new Fields(answer).Change("Items", items => items.Concat(items.Take(1)));
        }
    }

    private static void Next(Statement statement, string pattern, string by)
    {
        if (Call.Runs("searchRecords") && statement.Is("SELECT", "records"))
        {
            statement.Replace(pattern, by);
        }
    }

    [GeneratedRegex("(\"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+)(Z|\\+00:00)\"")]
    private static partial Regex Moment();
}
