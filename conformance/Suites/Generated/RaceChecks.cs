using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Suites.Consent;
using DigitalIndiaStack.Conformance.Suites.Registries;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>Requests at the same time, of every operation that makes or changes something.</summary>
[Touches(Reads = [Roles.Citizen, Roles.Neighbour, Roles.Officer])]
internal static class RaceChecks
{
    private const int Runners = 8;

    // What each of them makes once; who makes it a second time names it by another id.
    private static readonly Dictionary<string, string> Makers = new()
    {
        ["openAccount"] = "accountId",
        ["createTransfer"] = "transferId",
        ["createPaymentRequest"] = "requestId",
        ["createBatch"] = "batchId",
        ["proposeMandate"] = "mandateId",
        ["createCollection"] = "transferId",
        ["createWebhook"] = "webhookId",
        ["issueVoucher"] = "voucherId",
        ["payBill"] = "transferId",
        ["openSettlementWindow"] = "windowId",
        ["openDispute"] = "disputeId",
        ["createOutwardTransfer"] = "outwardTransferId",
        ["createAgreement"] = "agreementId",
        ["createConsentRequest"] = "requestId",
        ["createRecord"] = "recordId",
        ["enrolPerson"] = "personId",
        ["makeVirtualId"] = "virtualIdId",
        ["askPermission"] = "permissionId",
        ["createRegisterImport"] = "importId",
        ["draftEnrolment"] = "applicationId",
        ["requestCorrection"] = "applicationId",
        ["appointGuardian"] = "guardianshipId",
    };

    [Check("API-C49", Blocks = ["agriculture", "consent", "identity", "payments", "registries"], AnyBlock = true)]
    [Verifies("API-8.1")]
    [Verifies("API-8.6")]
    public static async Task Requests_with_one_key_at_the_same_time_make_one_thing(CheckRun run)
    {
        foreach (var call in (await GoodCalls.MakeAsync(run)).Where(call => Makers.ContainsKey(call.Operation.Id)))
        {
            var key = run.Unique("key");
            var answers = await Task.WhenAll(Enumerable.Range(0, Runners).Select(_ => SendAsync(call, key)));
            foreach (var waiting in answers.Where(answer => answer.Status != 201))
            {
                waiting.MustBeRefused(409, "API-0409");
            }

            var again = (await SendAsync(call, key)).MustBe(201);
            Expect.Equal("true", again.Header("Idempotency-Replayed"), "header Idempotency-Replayed", again);
            var made = answers.Where(answer => answer.Status == 201).Append(again).Select(answer => answer.MustBe(201).Member(Makers[call.Operation.Id]));
            Expect.Equal(1, made.Distinct().Count(), $"things that {call.Operation.Id} made by one key", again);
        }
    }

    [Check("API-C50")]
    [Verifies("API-7.3")]
    public static async Task Of_changes_by_one_entity_tag_at_the_same_time_one_is_made(CheckRun run)
    {
        await run.PartAsync(async () =>
        {
            var agreement = await Agreement.MakeAsync(run);
            await OneChangesAsync(() => run.Api("consent").Call("publishAgreementVersion")
                .Path("agreementId", agreement.Id).Header("If-Match", agreement.ETag).Json(agreement.Terms.DeepClone()).SendAsync(run.A.Fiduciary));
        });
        await run.PartAsync(async () =>
        {
            var record = await (await Plots.DefineAsync(run)).AddAsync("P-1");
            await OneChangesAsync(() => record.ReplaceAsync(record.ETag, Plots.Data("P-2")));
        });
    }

    private static async Task OneChangesAsync(Func<Task<Answer>> change)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, Runners).Select(_ => change()));
        Expect.Equal(1, answers.Count(answer => answer.Status == 200), "changes made by one entity tag");
        foreach (var late in answers.Where(answer => answer.Status != 200))
        {
            late.MustBeRefused(412, "API-0412");
        }
    }

    private static Task<Answer> SendAsync(GoodCall call, string key) =>
        WithBody(call.Make().WithoutHeader("Idempotency-Key").Key(key), call.Body).SendAsync(call.Owner);

    private static OperationCall WithBody(OperationCall call, JsonNode? body) => body is null ? call : call.Json(body.DeepClone());
}
