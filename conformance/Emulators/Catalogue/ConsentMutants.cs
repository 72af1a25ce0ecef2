using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Conformance.Emulators.Catalogue;

/// <summary>Answers of a consent service that a client must not take for a consent.</summary>
internal static class ConsentMutants
{
    private const int AnHour = 3600;

    public static IReadOnlyList<ClientMutant> All { get; } =
    [
        Artefact("CNS-E01", "CNS-3.6", "The artefact is not signed: alg none.") with { Seal = Seal.None },
        Artefact("CNS-E02", "CNS-3.6", "Another key signed the artefact.") with { Seal = Seal.Stranger },
        Artefact("CNS-E03", "CNS-3.6", "The artefact was changed after it was signed.") with { Seal = Seal.Broken },
        Artefact("CNS-E04", "CNS-4.1", "The artefact has expired.", claims => claims["exp"] = claims["iat"]!.GetValue<long>() - AnHour),
        Artefact("CNS-E05", "CNS-4.2", "The artefact is for another data fiduciary.", claims => claims["data_fiduciary"] = "somebody-else"),
        Artefact("CNS-E06", "CNS-4.2", "The artefact is for another purpose.", claims => claims["purpose"] = "another-purpose"),
        Verification("CNS-E07", "CNS-6.1", "The consent is withdrawn.", Duty.Refuse, answer => Inactive(answer, "withdrawn")),
        Verification("CNS-E08", "CNS-6.2", "The consent has expired.", Duty.Refuse, answer => Inactive(answer, "expired")),
        Verification("CNS-E09", "API-5.1", "The answer does not say whether the consent is active.", Duty.Refuse, answer => answer.Remove("active")),
        Verification("CNS-E10", "API-5.1", "The answer says active as a text and not as a truth value.", Duty.Refuse, answer => answer["active"] = "false"),
        Verification("CNS-E11", "API-2.6", "The service is down: 503 whenever it is asked. Without an answer there is no consent.", Duty.Refuse) with { Trouble = Trouble.Unavailable },
        Verification("CNS-E12", "API-2.6", "The service is down for a moment: 503 with Retry-After, then the answer.", Duty.Persist) with { Trouble = Trouble.UnavailableOnce },
        Verification("API-M04", "API-5.1", "The success comes as text/html.", Duty.Refuse) with { Trouble = Trouble.Page },
    ];

    private static ClientMutant Artefact(string id, string rule, string fault, Action<JsonObject>? change = null) =>
        new(id, rule, fault, Job.Artefact, Duty.Refuse) { Spot = Spot.Artefact, Change = change ?? (_ => { }) };

    private static ClientMutant Verification(string id, string rule, string fault, Duty duty, Action<JsonObject>? change = null) =>
        new(id, rule, fault, Job.Verification, duty) { Spot = Spot.Verification, Change = change };

    // CNS-6.8: nothing else stands beside the reason.
    private static void Inactive(JsonObject answer, string reason)
    {
        answer.Clear();
        answer["active"] = false;
        answer["reason"] = reason;
    }
}
