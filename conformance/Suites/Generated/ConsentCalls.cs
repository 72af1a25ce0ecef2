using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Suites.Consent;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>Good calls of the consent block.</summary>
internal static class ConsentCalls
{
    public static async Task<IReadOnlyList<GoodCall>> MakeAsync(CheckRun run)
    {
        var agreement = await Agreement.MakeAsync(run);
        return
        [
            new(() => run.Api("consent").Call("listAgreements"), run.A.Fiduciary),
            new(() => run.Api("consent").Call("createAgreement").Key(), run.A.Fiduciary) { Body = agreement.Terms.DeepClone() },
            OfFiduciary(run, () => At(run, "getAgreement", agreement)),
            OfFiduciary(run, () => At(run, "publishAgreementVersion", agreement).Header("If-Match", agreement.ETag)) with
            {
                Body = agreement.Terms.DeepClone(),
                State = new(() => At(run, "getAgreement", agreement), run.A.Fiduciary),
            },
            .. await OfferedCalls.OfAsync(() => RequestsAsync(run, agreement)),
            .. await OfferedCalls.OfAsync(() => ConsentsAsync(run)),
        ];
    }

    private static async Task<IReadOnlyList<GoodCall>> RequestsAsync(CheckRun run, Agreement agreement)
    {
        var (api, ask) = (run.Api("consent"), await ConsentAsk.MakeAsync(run, agreement));
        return
        [
            new(() => api.Call("createConsentRequest").Key(), run.A.Fiduciary) { Body = await DraftAsync(run, agreement) },
            OfFiduciary(run, () => api.Call("getConsentRequest").Path("requestId", ask.Id)),
            OfCitizen(run, () => api.Call("decideConsentRequest").Path("requestId", ask.Id)) with
            {
                Body = new JsonObject { ["decision"] = "grant", ["language"] = "en" },
                State = new(() => api.Call("getConsentRequest").Path("requestId", ask.Id), run.A.Fiduciary),
            },
        ];
    }

    private static async Task<IReadOnlyList<GoodCall>> ConsentsAsync(CheckRun run)
    {
        var (api, consent) = (run.Api("consent"), await GrantedConsent.MakeAsync(run));
        return
        [
            new(() => api.Call("listConsents"), run.A.Citizen),
            OfCitizen(run, () => api.Call("getConsent").Path("consentId", consent.Id)),
            new(() => api.Call("verifyConsent"), run.A.Source) { Body = VerificationOf(run, consent) },
            OfCitizen(run, () => api.Call("withdrawConsent").Path("consentId", consent.Id)) with
            {
                State = new(() => api.Call("getConsent").Path("consentId", consent.Id), run.A.Citizen),
            },
        ];
    }

    private static OperationCall At(CheckRun run, string operation, Agreement agreement) => run.Api("consent").Call(operation).Path("agreementId", agreement.Id);

    private static GoodCall OfFiduciary(CheckRun run, Func<OperationCall> make) => new(make, run.A.Fiduciary) { OtherOwner = run.A.Rival, OtherTenant = () => run.B.Client("fiduciary") };

    private static GoodCall OfCitizen(CheckRun run, Func<OperationCall> make) => new(make, run.A.Citizen) { OtherOwner = run.A.Neighbour, OtherTenant = () => run.B.Officer };

    private static async Task<JsonObject> DraftAsync(CheckRun run, Agreement agreement) => new()
    {
        ["agreementId"] = agreement.Id,
        ["subject"] = await ConsentAsk.SubjectAsync(run, run.A.Fiduciary, Roles.Citizen),
        ["returnUrl"] = new Uri(run.A.ClientOf("fiduciary").RedirectUri ?? run.Target.Target, "/done").ToString(),
    };

    private static JsonObject VerificationOf(CheckRun run, GrantedConsent consent) => new()
    {
        ["consentId"] = consent.Id,
        ["requester"] = run.A.ClientOf("fiduciary").ClientId,
        ["purposeCode"] = Agreement.Purpose,
        ["registry"] = consent.Agreement.Terms["dataSource"]!["registry"]!.ToString(),
        ["fields"] = new JsonArray("plot"),
    };
}
