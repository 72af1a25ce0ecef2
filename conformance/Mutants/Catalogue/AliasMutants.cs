using System.Data.Common;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of virtual ids.</summary>
internal static class AliasMutants
{
    private const int WrongAttempts = 5;
    private const string Active = """("\w+"\."revoked_at" IS NULL)""";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("IDN-M225", "IDN-12.1", "The last digit of a virtual id checks nothing.") { After = (call, answer) => Digits(call, answer, digits => $"{digits[..^1]}{(digits[^1] - '0' + 1) % 10}") },
        new("IDN-M226", "IDN-12.2", "A virtual id holds most of the one before.")
        {
            After = (call, answer) => Digits(call, answer, digits => $"{call.Memory.First("digits", digits)[..12]}{digits[12..]}"),
        },
        new("IDN-M227", "IDN-12.5", "A rotation gives the first virtual id again.") { After = (call, answer) => Digits(call, answer, digits => call.Memory.First("digits", digits)) },
        new("IDN-M228", "IDN-12.3", "A virtual id that was rotated is told as active still.")
        {
            After = (call, answer) =>
            {
                if (call.Is("listVirtualIds"))
                {
                    new Fields(answer).Change("Items", items =>
                    {
                        items.ToList().ForEach(item => Status(item, 0));
                        return items;
                    });
                }
            },
        },
        new("IDN-M229", "IDN-12.4", "A rotation gives a virtual id that is not active.")
        {
            After = (call, answer) =>
            {
                if (call.Is("rotateVirtualId"))
                {
                    Status(answer, 1);
                }
            },
        },
        new("IDN-M230", "IDN-12.6", "Nobody signs in by a virtual id.") { Sql = statement => AtSignIn(statement, () => statement.Replace(Active, "($1 AND 1 = 0)")) },
        new("IDN-M231", "IDN-12.7", "A revoked virtual id signs in.") { Sql = statement => AtSignIn(statement, () => statement.Ignore("revoked_at")) },
        new("IDN-M232", "IDN-12.8", "A virtual id that nobody has is answered otherwise than a wrong PIN.")
        {
            Read = row => row.Memory["found"] = row.Is("Person") ? "yes" : row.Memory["found"] ?? "no",
            Request = traffic => traffic.Memory["found"] = "no",
            Answer = traffic =>
            {
                if (traffic.Is("POST", "/identity/sign-in") && traffic.Response.StatusCode == 200 && traffic.Memory["found"] != "yes")
                {
                    traffic.Response.StatusCode = 404;
                }
            },
        },
        new("IDN-M233", "IDN-12.9", "Wrong PINs under a virtual id are not counted.")
        {
            Sql = statement =>
            {
                if (statement.Is("UPDATE", "attempt_budgets") && statement.Parameters.Cast<DbParameter>().Any(parameter => parameter.Value is string { Length: 16 }))
                {
                    statement.Put(WrongAttempts, int.MaxValue);
                }
            },
        },
        new("IDN-M234", "IDN-12.10", "A service cannot resolve a virtual id.") { Sql = statement => AtResolution(statement, () => statement.Replace(Active, "($1 AND 1 = 0)")) },
        new("IDN-M235", "IDN-12.11", "A service resolves a revoked virtual id.") { Sql = statement => AtResolution(statement, () => statement.Ignore("revoked_at")) },
        new("IDN-M236", "IDN-12.13", "Each virtual id has a subject of its own.")
        {
            After = (call, answer) =>
            {
                if (call.Is("resolveSubject") && call.Body.Get<string>("Number") is { Length: 16 } digits && answer.GetType().Name == "PairwiseSubject")
                {
                    new Fields(answer).Set("Subject", $"{digits[..8]}{new Fields(answer).Get<string>("Subject")[8..]}");
                }
            },
        },
        new("IDN-M237", "IDN-12.12", "Everybody reads the virtual ids of all.")
        {
            Sql = statement =>
            {
                if (Call.Runs("getVirtualId") && statement.Is("SELECT", "virtual_ids"))
                {
                    statement.Ignore("person_id");
                }
            },
        },
        new("IDN-M238", "IDN-12.14", "Userinfo tells the number.")
        {
            Read = row => row.Memory["number"] = row.Is("Person") ? $"{row["Number"]}" : row.Memory["number"] ?? "",
            Answer = traffic =>
            {
                if (traffic.Path.EndsWith("/userinfo", StringComparison.Ordinal))
                {
                    traffic.ChangeAnswer(answer => answer["number"] = JsonValue.Create(traffic.Memory["number"]));
                }
            },
        },
        new("IDN-M239", "IDN-12.15", "A revoked virtual id is revoked again.")
        {
            Sql = statement =>
            {
                if (Call.Runs("revokeVirtualId") && statement.Is("UPDATE", "virtual_ids"))
                {
                    statement.Ignore("revoked_at");
                }
            },
        },
    ];

    private static void Digits(Call call, object answer, Func<string, string> spoil)
    {
        if (call.Is("makeVirtualId", "rotateVirtualId") && answer.GetType().Name == "VirtualId")
        {
            new Fields(answer).Set("Digits", spoil(new Fields(answer).Get<string>("Digits")));
        }
    }

    private static void Status(object alias, int status)
    {
        var fields = new Fields(alias);
        fields.Set("Status", Enum.ToObject(fields["Status"]!.GetType(), status));
    }

    // The sign-in is a page, outside of every operation.
    private static void AtSignIn(Statement statement, Action change)
    {
        if (Call.Current is null && statement.Is("SELECT", "virtual_ids"))
        {
            change();
        }
    }

    private static void AtResolution(Statement statement, Action change)
    {
        if (Call.Runs("resolveSubject") && statement.Is("SELECT", "virtual_ids"))
        {
            change();
        }
    }
}
