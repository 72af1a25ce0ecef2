using DigitalIndiaStack.Conformance.Mutants.Seams;
using DigitalIndiaStack.Core.Security;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of what a data source is told.</summary>
internal static class VerificationMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("CNS-M01", "REG-4.1", "Consent is not enforced: any consent covers everything.") { Read = row => On(row, Everything), Sql = ConsentMutants.Uses },
        new("CNS-M02", "CNS-6.1", "A withdrawn consent still opens data.") { Read = row => On(row, (_, consent) => consent["WithdrawnAt"] = null), Sql = ConsentMutants.Uses },
        new("CNS-M03", "CNS-6.2", "An expired consent still opens data.") { Read = row => On(row, (_, consent) => consent["ExpiresAt"] = DateTimeOffset.MaxValue) },
        new("CNS-M26", "CNS-6.3", "A consent opens data for every requester.") { Read = row => On(row, (asked, consent) => consent["DataFiduciary"] = asked["Requester"]) },
        new("CNS-M04", "CNS-6.4", "The purpose is not bound.") { Read = row => On(row, (asked, consent) => consent["PurposeCode"] = asked["PurposeCode"]) },
        new("CNS-M28", "CNS-4.2", "A consent holds for whatever purpose and fiduciary ask first.") { Read = row => On(row, PurposeAndFiduciary) },
        new("CNS-M36", "CNS-4.2", "A consent holds at every data source of the tenant.") { Read = row => On(row, AnySource) },
        new("CNS-M32", "CNS-6.5", "A consent opens fields that it does not name.") { Read = row => On(row, (asked, consent) => consent["Fields"] = asked["Fields"]) },
        new("CNS-M27", "CNS-6.6", "Every data source learns of a consent.") { Read = row => On(row, AnySource) },
        new("CNS-M33", "CNS-6.7", "Uses are not counted.") { Sql = statement => Uncounted(statement) },
        new("CNS-M34", "CNS-6.8", "An inactive answer names the person.")
        {
            After = (call, answer) =>
            {
                if (call.Is("verifyConsent") && answer.GetType().Name == "Verification" && !new Fields(answer).Get<bool>("Active"))
                {
                    new Fields(answer).Set("Subject", "somebody");
                }
            },
        },
        new("CNS-M37", "CNS-6.8", "An inactive answer tells when the consent ends.")
        {
            After = (call, answer) =>
            {
                if (call.Is("verifyConsent") && answer.GetType().Name == "Verification")
                {
                    new Fields(answer).Set("ExpiresAt", DateTimeOffset.UnixEpoch.AddYears(80));
                }
            },
        },
        new("CNS-M05", "REG-4.3", "The consent of one person opens the data of another.") { Read = row => On(row, (_, consent) => consent["SourceSubject"] = consent.Memory.First("person", consent.Get<string>("SourceSubject"))) },
        new("REG-M37", "REG-4.1", "A consent opens every registry of the source.") { Read = row => On(row, (asked, consent) => consent["Registry"] = asked["Registry"]) },
    ];

    private static void On(Row row, Action<Fields, Row> spoil)
    {
        if (row.Is("GrantedConsent") && Call.Current is { } call && call.Is("verifyConsent"))
        {
            spoil(call.Body, row);
        }
    }

    private static void Everything(Fields asked, Row consent)
    {
        consent["WithdrawnAt"] = null;
        consent["ExpiresAt"] = DateTimeOffset.MaxValue;
        consent["Registry"] = asked["Registry"];
        consent["Fields"] = asked["Fields"];
        PurposeAndFiduciary(asked, consent);
    }

    private static void PurposeAndFiduciary(Fields asked, Row consent)
    {
        consent["DataFiduciary"] = asked["Requester"];
        consent["PurposeCode"] = asked["PurposeCode"];
    }

    private static void AnySource(Fields asked, Row consent) =>
        consent["DataSource"] = Call.Current!.Services.GetRequiredService<Caller>().ClientId;

    private static void Uncounted(Statement statement)
    {
        if (statement.Is("UPDATE", "consents"))
        {
            statement.Replace("\"uses\" < \"\\w+\"\\.\"frequency\"", "\"uses\" < 1000000");
        }
    }
}
