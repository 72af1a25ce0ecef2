using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DigitalIndiaStack.Conformance.Emulators.Parts;

/// <summary>One consent: its artefact, the keys that verify it, and its verification.</summary>
internal sealed class ConsentPart(Emulation emulation)
{
    public const string ConsentId = "019ac8f2-3f4e-7a51-9d0c-5a7a31c0c003";
    public const string Purpose = "farm-input-benefit";
    public const string Fiduciary = "agriculture";
    private const string Source = "registries";
    private const string Registry = "farmers";
    private const int Lifetime = 3600;
    private static readonly string[] Fields = ["holdingId", "areaHectares"];

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/consent/v1/jwks", () => Answers.Json(emulation.Jwks));
        app.MapGet($"/consent/v1/consents/{ConsentId}", Read);
        app.MapPost("/consent/v1/verifications", (Delegate)VerifyAsync);
    }

    private IResult Read(HttpRequest request)
    {
        if (Refusal(request) is { } refusal)
        {
            return refusal;
        }

        emulation.Record.Step("read the consent with its artefact");
        emulation.Record.Done();
        return Answers.Json(new JsonObject
        {
            ["consentId"] = ConsentId,
            ["agreementId"] = "019ac8f2-3f4e-7a51-9d0c-5a7a31c0b001",
            ["agreementVersion"] = 1,
            ["status"] = "active",
            ["purposeCode"] = Purpose,
            ["dataFiduciary"] = Fiduciary,
            ["dataSource"] = Source,
            ["registry"] = Registry,
            ["fields"] = new JsonArray([.. Fields]),
            ["language"] = "sw",
            ["grantedAt"] = Moment(emulation.Now),
            ["expiresAt"] = Moment(emulation.Now + Lifetime),
            ["artefact"] = emulation.Sign(Spot.Artefact, Claims(), "consent+jwt"),
        });
    }

    private JsonObject Claims() => new()
    {
        ["jti"] = ConsentId,
        ["iat"] = emulation.Now,
        ["exp"] = emulation.Now + Lifetime,
        ["tenant"] = "ke",
        ["sub"] = "person-of-the-emulator",
        ["purpose"] = Purpose,
        ["data_fiduciary"] = Fiduciary,
        ["data_source"] = Source,
        ["registry"] = Registry,
        ["fields"] = new JsonArray([.. Fields]),
        ["agreement"] = new JsonObject { ["id"] = "019ac8f2-3f4e-7a51-9d0c-5a7a31c0b001", ["version"] = 1 },
        ["notice_language"] = "sw",
    };

    private async Task<IResult> VerifyAsync(HttpContext context)
    {
        if (Refusal(context.Request) is { } refusal)
        {
            return refusal;
        }

        var attempt = emulation.Record.Ask("the verification");
        emulation.Record.Step("asked whether the consent is good");
        if (await JsonNode.ParseAsync(context.Request.Body) is not JsonObject asked || asked["consentId"]?.GetValue<string>() != ConsentId)
        {
            emulation.Record.Mistake("the verification does not name the consent");
            return Answers.Problem(StatusCodes.Status400BadRequest, "API-0400");
        }

        return TroubleAnswers.Of(emulation, attempt, context, () => { }) ?? Verified();
    }

    private IResult Verified()
    {
        emulation.Record.Done();
        return Answers.Json(emulation.At(Spot.Verification, new JsonObject
        {
            ["active"] = true,
            ["subject"] = "person-of-the-emulator",
            ["fields"] = new JsonArray([.. Fields]),
            ["expiresAt"] = Moment(emulation.Now + Lifetime),
        }));
    }

    private IResult? Refusal(HttpRequest request)
    {
        if (request.Headers.Authorization == $"Bearer {emulation.Token}")
        {
            return null;
        }

        emulation.Record.Mistake("the consent service was called without the access token");
        return Answers.Problem(StatusCodes.Status401Unauthorized, "API-0401");
    }

    private static string Moment(long seconds) => $"{DateTimeOffset.FromUnixTimeSeconds(seconds):yyyy-MM-dd'T'HH:mm:ss'Z'}";
}
