using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Mutants.Seams;
using DigitalIndiaStack.Core.Security;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of agreements, requests and decisions.</summary>
internal static class AgreementMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("CNS-M13", "CNS-2.1", "An agreement without retention is taken.")
        {
            Request = traffic =>
            {
                if (traffic.Is("POST", "/agreements") && JsonNode.Parse(traffic.RequestBody) is JsonObject terms && !terms.ContainsKey("retentionDays"))
                {
                    terms["retentionDays"] = 30;
                    traffic.RequestBody = terms.ToJsonString();
                }
            },
        },
        new("CNS-M14", "CNS-2.2", "An agreement in the name of another fiduciary is taken.")
        {
            Before = call =>
            {
                if (call.Is("createAgreement"))
                {
                    call.Body.Of("DataFiduciary").Set("ClientId", call.Services.GetRequiredService<Caller>().ClientId);
                }
            },
        },
        new("CNS-M39", "CNS-2.4", "The list holds the agreements of other clients.") { Sql = statement => EnrolmentMutants.Lift(statement, "listAgreements", "agreements", "data_fiduciary") },
        new("CNS-M08", "CNS-2.3", "A new version of an agreement widens the consents given under the old one.")
        {
            Before = call =>
            {
                if (call.Is("publishAgreementVersion"))
                {
                    call.Memory[$"fields of {call.Arguments[0]}"] = string.Join(' ', call.Body.Get<IEnumerable<object>>("Fields").Select(field => new Fields(field).Get<string>("Name")));
                }
            },
            Read = row =>
            {
                if (row.Is("GrantedConsent") && row.Memory[$"fields of {new Fields(row["AgreementId"]!)["Value"]}"] is { } fields)
                {
                    row["Fields"] = fields.Split(' ');
                }
            },
        },
        new("CNS-M15", "CNS-3.1", "A request under the agreement of another fiduciary is taken.") { Sql = statement => EnrolmentMutants.Lift(statement, "createConsentRequest", "agreements", "data_fiduciary") },
        new("CNS-M16", "CNS-3.2", "A request does not expire.") { Write = row => Later(row, "PendingRequest") },
        new("CNS-M17", "CNS-3.3", "Every client of the tenant reads a request.") { Sql = statement => EnrolmentMutants.Lift(statement, "getConsentRequest", "requests", "requester") },
        new("CNS-M18", "CNS-3.4", "Another person decides.") { Sql = statement => EnrolmentMutants.Lift(statement, "decideConsentRequest", "requests", "subject") },
        new("CNS-M19", "CNS-3.5", "A request can be decided again.") { Read = row => Undecided(row, "Decision", null) },
        new("CNS-M23", "CNS-3.7", "An expired request can be granted.") { Read = row => Undecided(row, "ExpiresAt", DateTimeOffset.MaxValue) },
        new("CNS-M20", "CNS-3.6", "The signature of an artefact is that of another.") { Write = row => Artefact(row, artefact => $"{artefact[..artefact.LastIndexOf('.')]}.{new string('A', 86)}") },
        new("CNS-M21", "CNS-3.6", "The key that signs artefacts is not published.") { After = (call, answer) => OtherKey(call, answer) },
        new("CNS-M24", "CNS-3.8", "The page of decision does not say what follows from a refusal.") { Answer = traffic => OnPage(traffic, page => page.Replace("You can go on paper.", "", StringComparison.Ordinal)) },
        new("CNS-M35", "CNS-3.8", "The page of decision does not say until when.") { Answer = traffic => OnPage(traffic, page => page.Replace("20", "2 0", StringComparison.Ordinal)) },
        new("CNS-M38", "CNS-3.10", "The page of decision leaves the day out of the end.") { Answer = traffic => OnPage(traffic, page => Regex.Replace(page, @"(<time [^>]*>)\d{1,2} ", "$1", RegexOptions.None, TimeSpan.FromSeconds(1))) },
        new("CNS-M25", "CNS-3.9", "The page of decision preselects the grant.") { Answer = traffic => OnPage(traffic, page => page.Replace("</form>", "<input type=\"radio\" name=\"answer\" value=\"grant\" checked></form>", StringComparison.Ordinal)) },
    ];

    private static void Later(Row row, string type)
    {
        if (row.IsNew && row.Is(type))
        {
            row["ExpiresAt"] = row.Get<DateTimeOffset>("ExpiresAt").AddYears(10);
        }
    }

    private static void Undecided(Row row, string property, object? value)
    {
        if (row.Is("PendingRequest") && Call.Runs("decideConsentRequest"))
        {
            row[property] = value;
        }
    }

    private static void Artefact(Row row, Func<string, string> spoil)
    {
        if (row.IsNew && row.Is("GrantedConsent"))
        {
            row["Artefact"] = spoil(row.Get<string>("Artefact"));
        }
    }

    private static void OtherKey(Call call, object answer)
    {
        if (call.Is("getConsentKeys"))
        {
            new Fields(new Fields(answer).Get<IEnumerable<object>>("Keys").First()).Set("Kid", "another");
        }
    }

    private static void OnPage(Traffic traffic, Func<string, string> spoil)
    {
        if (traffic.Path.StartsWith("/consent/requests/", StringComparison.Ordinal))
        {
            traffic.AnswerBody = spoil(traffic.AnswerBody);
        }
    }
}
