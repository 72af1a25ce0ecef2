using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Suites.Identity;

namespace DigitalIndiaStack.Conformance.Suites.Agriculture;

/// <summary>A person enrolled for one check, so that no open application of an earlier run is in the way, with land in the registry of farmers.</summary>
internal sealed record Farmer(CheckRun Run, Person Person)
{
    public Actor Actor => Run.A.Person(Person, "app");

    /// <summary>Enrols a person and enters their land.</summary>
    public static async Task<Farmer> EnrolAsync(CheckRun run, double hectares)
    {
        var farmer = await EnrolAsync(run);
        await EnterAsync(run, farmer.Person.Number, hectares);
        return farmer;
    }

    /// <summary>Enrols a person of whose land the registry knows nothing.</summary>
    public static async Task<Farmer> EnrolAsync(CheckRun run)
    {
        var draft = Enrolment.Draft(run);
        var enrolled = (await Enrolment.EnrolAsync(run, draft)).MustBe(201);
        var person = new Person { Role = "farmer", Number = enrolled.Member("number"), Pin = $"{draft["pin"]}", Contact = $"{draft["email"]}" };
        return new Farmer(run, person);
    }

    /// <summary>Enters land of a person in the registry of farmers.</summary>
    public static async Task EnterAsync(CheckRun run, string number, double hectares)
    {
        var data = new JsonObject
        {
            ["holdingId"] = $"H-{run.Random.NextInt64():x}",
            ["adminUnit"] = "conformance",
            ["areaHectares"] = hectares,
            ["mainCrop"] = "maize",
            ["season"] = "conformance",
        };
        (await run.Api("registries").Call("createRecord").Path("registry", run.A.Data("farmerRegistry")).Key()
            .Json(new JsonObject { ["subjectNumber"] = number, ["data"] = data }).SendAsync(run.A.Keeper)).MustBe(201);
    }

    /// <summary>Applies under a scheme.</summary>
    public Task<Answer> TryApplyAsync(Scheme scheme) => Application.TryApplyAsync(Run, scheme, Actor);

    /// <summary>Applies under a scheme; the application waits for consent.</summary>
    public async Task<Application> ApplyAsync(Scheme scheme) => new(Run, Actor, (await TryApplyAsync(scheme)).MustBe(201));

    /// <summary>Applies, decides on the consent, and lets the service read what it may.</summary>
    public async Task<Application> ApplyAsync(Scheme scheme, string consent)
    {
        var application = await ApplyAsync(scheme);
        await application.AnswerAsync(consent);
        return await application.CollectAsync();
    }
}
