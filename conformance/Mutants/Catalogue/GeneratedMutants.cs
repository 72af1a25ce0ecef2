using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Mutants.Seams;
using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects in places that no check was written for by hand: those that are generated must find them.</summary>
internal static partial class GeneratedMutants
{
    private const int LongestKey = 128;

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("REG-M80", "REG-1.2", "The history of a record is readable by who does not own it.") { Answer = traffic => Replay(traffic, "GET", "/history", StatusCodes.Status404NotFound) },
        new("API-M80", "API-6.2", "A short page of a history gives its first version twice.")
        {
            Answer = traffic =>
            {
                if (traffic.Is("GET", "/history") && traffic.Request.Query["limit"] == "7")
                {
                    traffic.ChangeAnswer(page => page["items"]?.AsArray().Add(page["items"]![0]!.DeepClone()));
                }
            },
        },
        new("API-M81", "API-1.1", "A name of any length is taken and cut.")
        {
            Request = traffic =>
            {
                if (traffic.Is("POST", "/accounts"))
                {
                    traffic.RequestBody = LongName().Replace(traffic.RequestBody, "$1\"");
                }
            },
        },
        new("API-M82", "API-1.1", "An idempotency key of any length is taken and cut.")
        {
            Request = traffic =>
            {
                if (traffic.Key.Length > LongestKey)
                {
                    traffic.Request.Headers["Idempotency-Key"] = traffic.Key[..LongestKey];
                }
            },
        },
        new("API-M83", "API-8.1", "A repeat adds a second record.")
        {
            Request = traffic =>
            {
                if (traffic.Is("POST", "/records"))
                {
                    traffic.Request.Headers["Idempotency-Key"] = Guid.CreateVersion7().ToString();
                }
            },
        },
        new("API-M84", "API-7.3", "A version on an older state is published.")
        {
            Request = traffic =>
            {
                if (traffic.Request.Method == "PUT" && traffic.Path.StartsWith("/consent/v1/agreements/", StringComparison.Ordinal))
                {
                    traffic.Request.Headers.IfMatch = "*";
                }
            },
        },
        new("CNS-M80", "CNS-3.5", "A request that was decided can be decided again.") { Answer = traffic => Replay(traffic, "POST", "/decision", StatusCodes.Status409Conflict) },
        new("PAY-M80", "PAY-3.1", "A statement shows a cent more on the debit side.")
        {
            Answer = traffic => traffic.ChangeAnswer(page =>
            {
                foreach (var posting in page["items"]?.AsArray().OfType<JsonObject>().Where(item => $"{item["side"]}" == "debit") ?? [])
                {
                    var amount = decimal.Parse($"{posting["amount"]!["amount"]}", System.Globalization.CultureInfo.InvariantCulture);
                    posting["amount"]!["amount"] = (amount + 0.01m).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
                }
            }),
        },
    ];

    // A refusal is replaced by the last success at the same address.
    private static void Replay(Traffic traffic, string method, string end, int refusal)
    {
        if (!traffic.Is(method, end))
        {
            return;
        }

        if (traffic.Response.StatusCode == StatusCodes.Status200OK)
        {
            traffic.Memory[traffic.Path] = traffic.AnswerBody;
        }
        else if (traffic.Response.StatusCode == refusal && traffic.Memory[traffic.Path] is { } known)
        {
            traffic.Response.StatusCode = StatusCodes.Status200OK;
            traffic.Response.ContentType = "application/json";
            traffic.AnswerBody = known;
        }
    }

    [GeneratedRegex("(\"name\":\"[^\"]{200})[^\"]+\"")]
    private static partial Regex LongName();
}
