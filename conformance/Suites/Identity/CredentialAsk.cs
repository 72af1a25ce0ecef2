using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>A person whom the check enrolled, signed in at the app, who asks for credentials and has one key.</summary>
/// <param name="Run">The check.</param>
/// <param name="Draft">What the person enrolled with.</param>
/// <param name="Enrolled">The record.</param>
internal sealed record CredentialAsk(CheckRun Run, JsonObject Draft, Answer Enrolled)
{
    /// <summary>The key, in PEM.</summary>
    public string KeyPem { get; } = DpopProof.NewKey(Run);

    public string PersonId => Enrolled.Member("personId");

    public Person Person => new() { Role = "newcomer", Number = Enrolled.Member("number"), Pin = $"{Draft["pin"]}", Contact = $"{Draft["email"]}" };

    public Actor Actor => Run.A.Person(Person, "app");

    /// <summary>The request with which the person signs in to the pages of the issuer.</summary>
    public SignInRequest SignIn => new(Run.A.Tenant, Person, Run.A.ClientOf("app"), [], Run.Target.AddressOf("identity").Audience);

    /// <summary>A person with all parts of a name, changed or not.</summary>
    public static async Task<CredentialAsk> NewAsync(CheckRun run, Action<JsonObject>? change = null)
    {
        var draft = Enrolment.Draft(run);
        (draft["givenName"], draft["familyName"]) = ("Wanjiru", "Kamau");
        change?.Invoke(draft);
        return new CredentialAsk(run, draft, (await Enrolment.EnrolAsync(run, draft)).MustBe(201));
    }

    /// <summary>A good proof of the key.</summary>
    public async Task<HolderProof> ProofAsync() =>
        new() { KeyPem = KeyPem, Audience = await Discovery.MemberAsync(Run, "issuer"), IssuedAt = Run.Clock.Now };

    /// <summary>Asks for a credential with the key.</summary>
    public async Task<IssuedToHolder> HeldAsync(params string[] claims) =>
        new(Run, (await SendAsync((await ProofAsync()).Sign(Run), claims)).MustBe(201));

    /// <summary>Asks for a credential for print.</summary>
    public async Task<IssuedToHolder> PrintedAsync(params string[] claims) => new(Run, (await SendAsync(null, claims)).MustBe(201));

    /// <summary>Asks with a proof, or with none.</summary>
    public Task<Answer> SendAsync(string? proof, params string[] claims)
    {
        var body = new JsonObject { ["claims"] = new JsonArray([.. claims.Select(claim => (JsonNode)claim)]) };
        if (proof is not null)
        {
            body["keyProof"] = proof;
        }

        return Run.Api("identity").Call("issueCredential").Json(body).SendAsync(Actor);
    }
}
