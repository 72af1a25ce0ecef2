using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DigitalIndiaStack.Conformance.Emulators.Parts;

/// <summary>Transfers, each once by its idempotency key.</summary>
internal sealed class PaymentsPart(Emulation emulation)
{
    private const string TransferId = "019ac8f2-3f4e-7a51-9d0c-5a7a31c0e010";

    public void Map(IEndpointRouteBuilder app) => app.MapPost("/payments/v1/transfers", (Delegate)PayAsync);

    private async Task<IResult> PayAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers.Authorization != $"Bearer {emulation.Token}")
        {
            emulation.Record.Mistake("the payments service was called without the access token");
            return Answers.Problem(StatusCodes.Status401Unauthorized, "API-0401");
        }

        var attempt = emulation.Record.Ask("the transfer");
        emulation.Record.Step("asked for the transfer");
        if (emulation.Mutant is { Job: Job.Webhook, Duty: Duty.Refuse })
        {
            emulation.Record.Used();
        }

        var key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length == 0)
        {
            emulation.Record.Mistake("the transfer has no idempotency key (PAY-5.4)");
            return Answers.Problem(StatusCodes.Status400BadRequest, "API-0400");
        }

        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        return TroubleAnswers.Of(emulation, attempt, context, () => emulation.Record.Transfer(key, body)) ?? Paid(context, key, body);
    }

    private IResult Paid(HttpContext context, string key, string body)
    {
        if (!emulation.Record.Transfer(key, body))
        {
            emulation.Record.Mistake("the idempotency key was used again with another body (PAY-5.2)");
            return Answers.Problem(StatusCodes.Status422UnprocessableEntity, "API-0422");
        }

        var draft = JsonNode.Parse(body)!.AsObject();
        emulation.Record.Done();
        context.Response.Headers.Location = $"/payments/v1/transfers/{TransferId}";
        return Answers.Json(
            emulation.At(Spot.Transfer, new JsonObject
            {
                ["transferId"] = TransferId,
                ["kind"] = "payment",
                ["status"] = "posted",
                ["receiptNumber"] = "R7K2M9QXD4TW8",
                ["debtorAccountId"] = draft["debtorAccountId"]?.DeepClone(),
                ["amount"] = draft["amount"]?.DeepClone(),
                ["reference"] = draft["reference"]?.DeepClone(),
                ["postedAt"] = $"{DateTimeOffset.FromUnixTimeSeconds(emulation.Now):yyyy-MM-dd'T'HH:mm:ss'Z'}",
            }),
            StatusCodes.Status201Created);
    }
}
