using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Consent;

/// <summary>A data agreement of the fiduciary, made for one check.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Terms">Its terms.</param>
/// <param name="ETag">Its entity tag.</param>
internal sealed record Agreement(string Id, JsonObject Terms, string ETag)
{
    public const string Purpose = "conformance-purpose";

    /// <summary>Good terms between a fiduciary and a data source.</summary>
    public static JsonObject TermsOf(string fiduciary, string source, string registry) => new()
    {
        ["purpose"] = new JsonObject { ["code"] = Purpose, ["text"] = Text("To judge this server") },
        ["dataFiduciary"] = new JsonObject { ["clientId"] = fiduciary, ["name"] = Text("Fiduciary"), ["contact"] = "privacy@fiduciary.example.org" },
        ["dataSource"] = new JsonObject { ["clientId"] = source, ["name"] = Text("Source"), ["registry"] = registry },
        ["fields"] = new JsonArray(Field("plot"), Field("area")),
        ["durationDays"] = 2,
        ["frequency"] = new JsonObject { ["count"] = 20, ["per"] = "day" },
        ["lawfulBasis"] = "consent",
        ["retentionDays"] = 30,
        ["consequenceOfRefusal"] = Text("You can go on paper."),
    };

    /// <summary>Terms between the clients of the roles <c>fiduciary</c> and <c>source</c>.</summary>
    public static JsonObject TermsOf(CheckRun run) =>
        TermsOf(run.A.ClientOf("fiduciary").ClientId, run.A.ClientOf("source").ClientId, "conformance");

    public static Task<Answer> PublishAsync(CheckRun run, JsonObject terms, Actor actor) =>
        run.Api("consent").Call("createAgreement").Key().Json(terms).SendAsync(actor);

    public static async Task<Agreement> MakeAsync(CheckRun run, JsonObject? terms = null)
    {
        terms ??= TermsOf(run);
        var made = (await PublishAsync(run, terms, run.A.Fiduciary)).MustBe(201);
        return new Agreement(made.Member("agreementId"), terms, made.Header("ETag"));
    }

    private static JsonObject Text(string english) => new() { ["en"] = english };

    private static JsonObject Field(string name) => new() { ["name"] = name, ["label"] = Text(name) };
}
