using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>A person of the check's own whom the fiduciary asks for permissions.</summary>
internal sealed class AskedPerson
{
    private readonly CheckRun run;
    private readonly JsonObject draft;

    private AskedPerson(CheckRun run, JsonObject draft, string number, string subject)
    {
        (this.run, this.draft, Subject) = (run, draft, subject);
        var person = new Person { Role = "newcomer", Number = number, Pin = draft["pin"]!.ToString(), Contact = draft["email"]!.ToString() };
        Request = new SignInRequest(run.A.Tenant, person, run.A.ClientOf("app"), ["consent.own.read"], run.Target.AddressOf("consent").Audience);
        Actor = run.A.Person(person, "app");
    }

    /// <summary>The person as the fiduciary knows them.</summary>
    public string Subject { get; }

    public string FullName => draft["fullName"]!.ToString();

    public string Email => draft["email"]!.ToString();

    /// <summary>How the person signs in.</summary>
    public SignInRequest Request { get; }

    public Actor Actor { get; }

    public static async Task<AskedPerson> NewAsync(CheckRun run, string born = "1988-04-12", string? region = null)
    {
        var draft = Enrolment.Draft(run);
        (draft["dateOfBirth"], draft["region"]) = (born, region);
        if (region is null)
        {
            draft.Remove("region");
        }

        var number = (await Enrolment.EnrolAsync(run, draft)).MustBe(201).Member("number");
        var subject = (await run.Api("identity").Call("resolveSubject").Json(new { number }).SendAsync(run.A.Fiduciary)).MustBe(200).Member("subject");
        return new AskedPerson(run, draft, number, subject);
    }

    /// <summary>What the fiduciary asks for yes or no.</summary>
    public JsonObject VerificationDraft(params string[] items) => Draft("verification", items);

    /// <summary>What the fiduciary asks to be told, by a key of its own.</summary>
    public JsonObject KycDraft(EnvelopeKey key, params string[] items)
    {
        var asked = Draft("kyc", items);
        asked["keyId"] = key.Id;
        return asked;
    }

    public async Task<Answer> AskAsync(JsonObject asked) => (await run.Api("identity").Call("askPermission").Key().Json(asked).SendAsync(run.A.Fiduciary)).MustBe(201);

    /// <summary>Asks, and the person grants it.</summary>
    public async Task<Answer> GrantedAsync(JsonObject asked)
    {
        var permission = await AskAsync(asked);
        (await DecideAsync(permission, "grant")).MustBe(200);
        return permission;
    }

    /// <summary>Registers a key and gets a permission for answers to it.</summary>
    public async Task<Answer> GrantedKycAsync(EnvelopeKey key, params string[] items)
    {
        await RegisterAsync(run, key.Jwk);
        return await GrantedAsync(KycDraft(key, items));
    }

    public static async Task<Answer> RegisterAsync(CheckRun run, JsonNode jwk) =>
        (await run.Api("identity").Call("registerEncryptionKey").Json(jwk.DeepClone()).SendAsync(run.A.Fiduciary)).MustBe(200);

    /// <summary>A call on one permission.</summary>
    public OperationCall At(string operation, Answer permission) => run.Api("identity").Call(operation).Path("permissionId", permission.Member("permissionId"));

    public Task<Answer> DecideAsync(Answer permission, string decision) => At("decidePermission", permission).Json(new { decision }).SendAsync(Actor);

    public Task<Answer> WithdrawAsync(Answer permission) => At("withdrawPermission", permission).SendAsync(Actor);

    public Task<Answer> TakeAsync(Answer permission, string? request = null) =>
        At("takeKyc", permission).Json(new { requestId = request ?? run.Unique("request") }).SendAsync(run.A.Fiduciary);

    /// <summary>The questions of the fiduciary under a permission.</summary>
    public JsonObject Questions(Answer permission, params (string Name, JsonNode Value)[] questions)
    {
        var body = new JsonObject { ["subject"] = Subject, ["permissionId"] = permission.Member("permissionId") };
        foreach (var (name, value) in questions)
        {
            body[name] = value;
        }

        return body;
    }

    public Task<Answer> VerifyAsync(JsonObject questions, Actor? asker = null) => run.Api("identity").Call("verifyPerson").Json(questions).SendAsync(asker ?? run.A.Fiduciary);

    /// <summary>Asks one question, and expects an answer.</summary>
    public async Task MustBeAsync(bool isYes, Answer permission, string name, JsonNode value)
    {
        var answer = (await VerifyAsync(Questions(permission, (name, value)))).MustBe(200);
        Expect.Equal(isYes ? "true" : "false", answer.Member(name).ToLowerInvariant(), $"answer to {name} {value}", answer);
    }

    private JsonObject Draft(string purpose, string[] items) => new()
    {
        ["subject"] = Subject,
        ["purpose"] = purpose,
        ["items"] = new JsonArray([.. items.Select(item => JsonValue.Create(item))]),
        ["reason"] = "To open your account.",
    };
}
