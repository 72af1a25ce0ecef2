using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DigitalIndiaStack.Conformance.Emulators.Parts;

/// <summary>One webhook of the client: its event is delivered as soon as it is made, and it is closed once all is delivered.</summary>
internal sealed class WebhookPart(Emulation emulation)
{
    private const string WebhookId = "019ac8f2-3f4e-7a51-9d0c-5a7a31c0e050";
    private const string TransferId = "019ac8f2-3f4e-7a51-9d0c-5a7a31c0e020";
    private const string EventType = "payments.transfer.settled.v1";

    // After the last answer: a client that pays later than it answers is still seen.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(300);

    private readonly string eventId = Guid.CreateVersion7().ToString();
    private string url = "";
    private volatile bool isClosed;

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/payments/v1/jwks", () => Answers.Json(emulation.Jwks));
        app.MapPost("/payments/v1/webhooks", (Delegate)CreateAsync);
        app.MapGet($"/payments/v1/webhooks/{WebhookId}", Read);
    }

    private async Task<IResult> CreateAsync(HttpContext context)
    {
        if (Refusal(context.Request) is { } refusal)
        {
            return refusal;
        }

        var draft = await JsonNode.ParseAsync(context.Request.Body) as JsonObject;
        if (!Uri.TryCreate(draft?["url"]?.ToString(), UriKind.Absolute, out var to) || to.Scheme is not ("http" or "https"))
        {
            emulation.Record.Mistake("the webhook has no URL");
            return Answers.Problem(StatusCodes.Status422UnprocessableEntity, "PAY-0450");
        }

        emulation.Record.Step("made a webhook");
        url = to.AbsoluteUri;
        context.Response.OnCompleted(() =>
        {
            // By itself: the client listens already, and its request must end.
            _ = DeliverAsync(to);
            return Task.CompletedTask;
        });
        return Answers.Json(Webhook(), StatusCodes.Status201Created);
    }

    private IResult Read(HttpRequest request) => Refusal(request) ?? Answers.Json(Webhook());

    private async Task DeliverAsync(Uri to)
    {
        using var post = new SignedPost(emulation);
        var (body, how) = (Event(), emulation.Mutant.Post);
        var first = post.SendAsync(to, body, how);
        if (how == Post.TwiceAtOnce)
        {
            await Task.WhenAll(first, post.SendAsync(to, body, how));
        }

        emulation.Record.Step($"answered the delivery with {await first}");
        if (how == Post.Twice)
        {
            emulation.Record.Step($"answered the second delivery with {await post.SendAsync(to, body, how)}");
        }

        if (how != Post.Good)
        {
            emulation.Record.Fault();
        }

        await Task.Delay(Grace);
        isClosed = true;
    }

    private JsonObject Webhook() => new()
    {
        ["webhookId"] = WebhookId,
        ["status"] = isClosed ? "closed" : "active",
        ["url"] = url,
        ["eventTypes"] = new JsonArray(EventType),
        ["createdAt"] = Moment(),
    };

    private string Event() => new JsonObject
    {
        ["specversion"] = "1.0",
        ["id"] = eventId,
        ["source"] = "/payments",
        ["type"] = EventType,
        ["subject"] = $"transfers/{TransferId}",
        ["time"] = Moment(),
        ["datacontenttype"] = "application/json",
        ["data"] = new JsonObject { ["transferId"] = TransferId, ["kind"] = "payment", ["status"] = "posted" },
    }.ToJsonString();

    private IResult? Refusal(HttpRequest request)
    {
        if (request.Headers.Authorization == $"Bearer {emulation.Token}")
        {
            return null;
        }

        emulation.Record.Mistake("the payments service was called without the access token");
        return Answers.Problem(StatusCodes.Status401Unauthorized, "API-0401");
    }

    private string Moment() => $"{DateTimeOffset.FromUnixTimeSeconds(emulation.Now):yyyy-MM-dd'T'HH:mm:ss'Z'}";
}
