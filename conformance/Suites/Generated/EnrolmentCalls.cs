using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Suites.Identity;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>Good calls of enrolment with review; a target without a reviewer has none of them.</summary>
internal static class EnrolmentCalls
{
    public static async Task<IReadOnlyList<GoodCall>> MakeAsync(CheckRun run) =>
        run.A.Tenant.Clients.Any(client => client.Role == "reviewer")
            ? [.. await OfferedCalls.OfAsync(() => ApplicationsAsync(run)), .. await OfferedCalls.OfAsync(() => PersonsAsync(run)), .. await OfferedCalls.OfAsync(() => GuardiansAsync(run))]
            : [];

    private static async Task<IReadOnlyList<GoodCall>> ApplicationsAsync(CheckRun run)
    {
        var counter = Counter.Open(run);
        var (revised, submitted) = (await counter.DraftedAsync(), await counter.DraftedAsync(birth: counter.Birth.AddDays(20)));
        var (issued, rejected, returned) = (await counter.FiledAsync($"Auma {counter.Tag}"), await counter.FiledAsync($"Nyokabi {counter.Tag}"), await counter.FiledAsync($"Moraa {counter.Tag}"));
        var tag = (await counter.ReadAsync(revised)).MustBe(200).Header("ETag")!;
        return
        [
            new(() => run.Api("identity").Call("draftEnrolment").Key(), run.A.Registrar) { Body = counter.Draft() },
            new(() => run.Api("identity").Call("listEnrolments"), run.A.Registrar),
            OfFiler(() => counter.Call("getEnrolment", revised)),
            OfFiler(() => counter.Call("reviseEnrolment", revised).Header("If-Match", tag)) with { Body = counter.Draft(), State = Look(revised) },
            OfFiler(() => counter.Call("submitEnrolment", submitted)) with { State = Look(submitted) },
            OfReviewer(run, () => counter.Call("issueEnrolment", issued).Key()) with { State = Look(issued) },
            OfReviewer(run, () => counter.Call("rejectEnrolment", rejected)) with { State = Look(rejected) },
            OfReviewer(run, () => counter.Call("returnEnrolment", returned)) with { State = Look(returned) },
        ];

        GoodCall OfFiler(Func<OperationCall> make) => new(make, run.A.Registrar) { OtherOwner = run.A.Rival, OtherTenant = () => run.B.Registrar };

        GoodCall.Look Look(string application) => new(() => counter.Call("getEnrolment", application), run.A.Registrar);
    }

    private static async Task<IReadOnlyList<GoodCall>> PersonsAsync(CheckRun run)
    {
        var family = Family.Found(run);
        var (corrected, active, suspended, dying) = (await family.Counter.PersonAsync(), await family.GuardianAsync(), await family.GuardianAsync(), await family.GuardianAsync());
        (await family.StandAsync("suspendPerson", suspended)).MustBe(200);
        return
        [
            OfRegistrar(run, () => family.Of("requestCorrection", corrected).Key()) with { Body = family.Counter.Correction($"{family.Counter.Name} Njeri") },
            Standing("suspendPerson", active),
            Standing("reinstatePerson", suspended),
            Standing("recordDeath", dying),
        ];

        GoodCall Standing(string operation, string person) => OfReviewer(run, () => family.Of(operation, person)) with { State = new(() => family.Of("getPerson", person), run.A.Registrar) };
    }

    private static async Task<IReadOnlyList<GoodCall>> GuardiansAsync(CheckRun run)
    {
        var family = Family.Found(run);
        var (guardian, other, minor) = (await family.GuardianAsync(), await family.GuardianAsync(), await family.BornOnAsync(family.LeapDay()));
        var ended = (await family.AppointAsync(minor, other)).MustBe(201).Member("guardianshipId");
        return
        [
            OfRegistrar(run, () => family.Of("appointGuardian", minor).Key()) with { Body = Family.Draft(guardian) },
            OfRegistrar(run, () => family.Of("listGuardians", minor)),
            OfRegistrar(run, () => family.End(ended)) with { Body = Counter.Decision() },
        ];
    }

    private static GoodCall OfRegistrar(CheckRun run, Func<OperationCall> make) => new(make, run.A.Registrar) { OtherTenant = () => run.B.Registrar };

    private static GoodCall OfReviewer(CheckRun run, Func<OperationCall> make) => new(make, run.A.Reviewer) { Body = Counter.Decision(), OtherTenant = () => run.B.Reviewer };
}
