using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Conformance.Emulators.Catalogue;

/// <summary>Answers of a payments service after which a client must pay once, or not say that it paid.</summary>
internal static class TransferMutants
{
    public static IReadOnlyList<ClientMutant> All { get; } =
    [
        Transfer("PAY-E01", "API-2.6", "The service is down for a moment: 503 with Retry-After, then 201.", Duty.Persist) with { Trouble = Trouble.UnavailableOnce },
        Transfer("PAY-E02", "API-2.6", "Too many requests: 429 with Retry-After, then 201.", Duty.Persist) with { Trouble = Trouble.TooManyOnce },
        Transfer("PAY-E03", "PAY-5.1", "The money moves, and the connection is cut before the answer.", Duty.Persist) with { Trouble = Trouble.CutOnce },
        Transfer("PAY-E04", "API-8.6", "The first request with the key still runs: 409 API-0409, then 201.", Duty.Persist) with { Trouble = Trouble.RunningOnce },
        Transfer("PAY-E05", "API-5.1", "The transfer that is answered is of another amount.", Duty.Refuse, answer => answer["amount"]!["amount"] = "1.00"),
        Transfer("PAY-E06", "API-5.1", "The answer has no receipt number.", Duty.Refuse, answer => answer.Remove("receiptNumber")),
        Transfer("PAY-E07", "API-2.1", "The transfer is refused by a problem document without a code.", Duty.Refuse) with { Trouble = Trouble.ProblemWithoutCode },
        Transfer("API-M01", "API-2.1", "The transfer is refused with text/html.", Duty.Refuse) with { Trouble = Trouble.RefusalPage },
    ];

    private static ClientMutant Transfer(string id, string rule, string fault, Duty duty, Action<JsonObject>? change = null) =>
        new(id, rule, fault, Job.Transfer, duty) { Spot = Spot.Transfer, Change = change };
}
