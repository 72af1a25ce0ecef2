using System.Text;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of webhooks: who has them, which URLs they are, and who is told what.</summary>
internal static class WebhookMutants
{
    private const string Table = "webhooks";
    private const string Deliveries = "webhook_deliveries";

    private static readonly HttpClient Forger = new();

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("PAY-M160", "PAY-12.1", "Every client of the tenant reads a webhook.") { Sql = statement => Everybody(statement, "getWebhook") },
        new("PAY-M161", "PAY-12.1", "Every client of the tenant resends a delivery.") { Sql = statement => Everybody(statement, "resendDelivery") },
        new("PAY-M162", "PAY-12.2", "A webhook may be http.") { Before = call => Take(call, url => url.StartsWith("http://", StringComparison.Ordinal)) },
        new("PAY-M163", "PAY-12.2", "An address in the clothes of IPv6, or as one number, is not recognised.")
        {
            Before = call => Take(call, url => url.Contains("ffff:", StringComparison.Ordinal) || url.Contains("3232235777", StringComparison.Ordinal)),
        },
        new("PAY-M164", "PAY-12.3", "Only the first client is told.") { Sql = statement => Tell(statement, "\"owner\" IN \\((@\\w+)[^)]*\\)", "\"owner\" IN ($1)") },
        new("PAY-M165", "PAY-12.4", "Every client of the tenant is told.") { Sql = statement => Tell(statement, "\"owner\" IN \\([^)]*\\)", "1 = 1") },
        new("PAY-M166", "PAY-12.5", "The types of a webhook are not looked at.") { Write = row => AnyType(row) },
        new("PAY-M167", "PAY-12.6", "A request whose approval was refused is told to have changed.")
        {
            Deliver = LearnAsync,
            After = (call, answer) =>
            {
                if (call.Is("approvePaymentRequest") && answer.GetType().Name == "ProblemDetails" && call.Memory[$"told {call.Arguments[0]}"] is { } told)
                {
                    Forge(told);
                }
            },
        },
        new("PAY-M168", "PAY-12.7", "The event does not say which CloudEvents it is.") { Write = row => Body(row, "\"specversion\":\"1.0\",", "") },
        new("PAY-M169", "PAY-12.8", "The event tells the amount.") { Write = row => Body(row, "\"kind\":", "\"amount\":\"1.00\",\"kind\":") },
        new("PAY-M180", "PAY-12.17", "What is paused receives all the same.") { Sql = statement => Due(statement, "\"status\" = 'Active'", "\"status\" IN ('Active', 'Paused')") },
        new("PAY-M181", "PAY-12.18", "What happens while a webhook is paused is forgotten.") { Sql = statement => Tell(statement, "\"status\" <> 'Closed'", "\"status\" = 'Active'") },
        new("PAY-M182", "PAY-12.19", "What is closed receives all the same.")
        {
            Sql = statement =>
            {
                Tell(statement, "\"status\" <> 'Closed'", "1 = 1");
                Due(statement, "\"status\" = 'Active'", "\"status\" IN ('Active', 'Closed')");
            },
        },
        new("PAY-M184", "PAY-12.21", "What is closed can be resumed.")
        {
            Sql = statement =>
            {
                if (Call.Runs("resumeWebhook") && statement.Is("UPDATE", Table))
                {
                    statement.Replace("\"status\" (= @\\w+|IN \\([^)]*\\))", "\"status\" IN ('Paused', 'Closed')");
                }
            },
        },
        new("PAY-M185", "PAY-12.22", "The list holds the webhooks of every client.") { Sql = statement => Everybody(statement, "listWebhooks") },
    ];

    private static void Everybody(Statement statement, string operation)
    {
        if (Call.Runs(operation) && statement.Is("SELECT", Table))
        {
            statement.Ignore("owner");
        }
    }

    private static void Take(Call call, Func<string, bool> isTaken)
    {
        if (call.Is("createWebhook") && isTaken(call.Body.Get<string>("Url")))
        {
            call.Body.Set("Url", "https://webhook.invalid/events");
        }
    }

    // The look for who wants to hear is the only one that asks for a webhook by its types.
    private static void Tell(Statement statement, string pattern, string by)
    {
        if (statement.Is("SELECT", Table) && statement.Mentions("\"event_types\" LIKE", "instr(", "strpos("))
        {
            statement.Replace(pattern, by);
        }
    }

    private static void Due(Statement statement, string pattern, string by)
    {
        if (statement.Is("SELECT", Deliveries) || statement.Is("UPDATE", Deliveries))
        {
            statement.Replace(pattern, by);
        }
    }

    private static void AnyType(Row row)
    {
        if (row.IsNew && row.Is("EventWebhook"))
        {
            row["EventTypes"] = " payments.transfer.settled.v1  payments.transfer.failed.v1  payments.request.changed.v1  payments.mandate.changed.v1  payments.batch.finished.v1  payments.bill.paid.v1 ";
        }
    }

    private static void Body(Row row, string text, string by)
    {
        if (row.IsNew && row.Is("EventDelivery"))
        {
            row["Body"] = row.Get<string>("Body").Replace(text, by, StringComparison.Ordinal);
        }
    }

    private static async Task<HttpResponseMessage> LearnAsync(Parcel parcel)
    {
        var text = await parcel.TextAsync();
        parcel.Memory[$"told {JsonNode.Parse(text)!["subject"]!.ToString().Split('/')[^1]}"] = $"{parcel.Request.RequestUri}\n{text}";
        return await parcel.SendAsync();
    }

    private static void Forge(string told)
    {
        var parts = told.Split('\n', 2);
        using var content = new StringContent(parts[1], Encoding.UTF8, "application/cloudevents+json");
        using var answer = Forger.PostAsync(new Uri(parts[0]), content).GetAwaiter().GetResult();
    }
}
