using DigitalIndiaStack.Conformance.Mutants.Seams;
using DigitalIndiaStack.Identity.Block;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of permissions, verification and KYC.</summary>
internal static class PermissionMutants
{
    // A key of somebody who is not the relying party.
    private const string StrangersKey = """{"crv":"P-256","kty":"EC","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}""";

    private const int LengthOf2048Bits = 342;

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("IDN-M240", "IDN-16.1", "A verification tells the age unasked.") { After = (call, answer) => Told(call, answer, fields => fields.Set("Over18", fields["Over18"] ?? true)) },
        new("IDN-M241", "IDN-16.2", "A permission counts for questions that it does not name.") { Read = row => Row(row, "Permission", "verifyPerson", () => row["ItemNames"] = "FullName Over18 Region") },
        new("IDN-M242", "IDN-16.3", "Whom nobody knows is not found.")
        {
            Read = row => row.Memory["found"] = row.Is("PairwiseSubject") ? "yes" : row.Memory["found"] ?? "no",
            Request = traffic => traffic.Memory["found"] = "no",
            Answer = traffic =>
            {
                if (traffic.Is("POST", "/verifications") && traffic.Response.StatusCode == 200 && traffic.Memory["found"] != "yes")
                {
                    traffic.Response.StatusCode = 404;
                }
            },
        },
        new("IDN-M243", "IDN-16.4", "A person is eighteen a day too early.") { Read = row => Row(row, "Person", "verifyPerson", () => row["DateOfBirth"] = row.Get<DateOnly>("DateOfBirth").AddDays(-1)) },
        new("IDN-M244", "IDN-16.5", "Every region is the person's.") { After = (call, answer) => Told(call, answer, fields => fields.Set("Region", fields["Region"] is null ? null : true)) },
        new("IDN-M245", "IDN-16.6", "A person is verified as often as anybody likes.")
        {
            Settings = services =>
            {
                var options = services.GetRequiredService<IOptions<IdentityOptions>>().Value;
                var (before, _) = (options.VerificationsPerDay, options.VerificationsPerDay = 1_000_000);
                return () => options.VerificationsPerDay = before;
            },
        },
        new("IDN-M246", "IDN-16.7", "The history does not tell who had the person verified.")
        {
            Write = row =>
            {
                if (row.Is("SignInEvent") && $"{row["Outcome"]}" == "Verified")
                {
                    row["Client"] = null;
                }
            },
        },
        new("IDN-M247", "IDN-16.8", "A permission is decided on again.") { Sql = statement => Lift(statement, "UPDATE", "decidePermission", () => statement.Replace("""("\w+"\."state" = 'Asked')""", "($1 OR 1 = 1)")) },
        new("IDN-M248", "IDN-16.9", "Any relying party reads the permissions of all.") { Sql = statement => Lift(statement, "SELECT", "getPermission", () => statement.Ignore("client")) },
        new("IDN-M249", "IDN-16.10", "A permission counts after it was withdrawn.")
        {
            Read = row => Row(row, "Permission", "verifyPerson", () => row["State"] = Enum.Parse(row["State"]!.GetType(), $"{row["State"]}" == "Withdrawn" ? "Granted" : $"{row["State"]}")),
        },
        new("IDN-M250", "IDN-16.11", "A permission gives answers again and again.") { Sql = statement => Lift(statement, "UPDATE", "takeKyc", () => statement.Replace("""("\w+"\."state" = 'Granted')""", "($1 OR 1 = 1)")) },
        new("IDN-M251", "IDN-16.12", "A KYC answer is encrypted to the key of somebody else.") { Read = row => Row(row, "RegisteredEncryptionKey", "takeKyc", () => row["Jwk"] = StrangersKey) },
        new("IDN-M252", "IDN-16.13", "A KYC answer tells the e-mail address too.") { Read = row => Row(row, "Permission", "takeKyc", () => row["ItemNames"] = $"{row["ItemNames"]} Email") },
        new("IDN-M253", "IDN-16.14", "A KYC answer is for another relying party.") { Read = row => Row(row, "Permission", "takeKyc", () => row["Client"] = "somebody-else") },
        new("IDN-M254", "IDN-16.15", "An RSA key that is too short is registered.")
        {
            Before = call =>
            {
                if (call.Is("registerEncryptionKey") && call.Body["N"] is string { Length: < LengthOf2048Bits })
                {
                    call.Body.Set("N", new string('w', LengthOf2048Bits));
                }
            },
        },
    ];

    private static void Told(Call call, object answer, Action<Fields> spoil)
    {
        if (call.Is("verifyPerson") && answer.GetType().Name == "VerificationAnswers")
        {
            spoil(new Fields(answer));
        }
    }

    private static void Row(Row row, string type, string operation, Action spoil)
    {
        if (row.Is(type) && Call.Runs(operation))
        {
            spoil();
        }
    }

    private static void Lift(Statement statement, string begin, string operation, Action spoil)
    {
        if (Call.Runs(operation) && statement.Is(begin, "permissions"))
        {
            spoil();
        }
    }
}
