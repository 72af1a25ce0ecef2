using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Conformance.Mutants.Seams;

/// <summary>One request and its answer, open to be spoilt.</summary>
internal sealed class Traffic(HttpContext context, Memory memory, string requestBody)
{
    private const string Bearer = "Bearer ";

    public HttpRequest Request => context.Request;

    public HttpResponse Response => context.Response;

    public Memory Memory { get; } = memory;

    public string Path => context.Request.Path.Value ?? "";

    /// <summary>The idempotency key as the caller sent it.</summary>
    public string Key { get; } = context.Request.Headers["Idempotency-Key"].ToString();

    public string RequestBody { get; set; } = requestBody;

    public string AnswerBody { get; set; } = "";

    public string Token
    {
        get => Request.Headers.Authorization.ToString() is var header && header.StartsWith(Bearer, StringComparison.Ordinal) ? header[Bearer.Length..] : "";
        set => Request.Headers.Authorization = Bearer + value;
    }

    /// <summary>Whether the host knows nothing at the address.</summary>
    public bool HasNoEndpoint => context.GetEndpoint() is null;

    /// <summary>Whether the request is of a method and its path has an end.</summary>
    public bool Is(string method, string end) => Request.Method == method && Path.EndsWith(end, StringComparison.Ordinal);

    /// <summary>The answer as an object; an empty one when it is none.</summary>
    public JsonObject AnswerObject() => AnswerBody.StartsWith('{') ? JsonNode.Parse(AnswerBody)!.AsObject() : [];

    /// <summary>Changes the answer as an object, when it is one.</summary>
    public void ChangeAnswer(Action<JsonObject> change)
    {
        if (AnswerBody.StartsWith('{'))
        {
            var answer = AnswerObject();
            change(answer);
            AnswerBody = answer.ToJsonString();
        }
    }

    /// <summary>Changes a problem document, when the answer is one.</summary>
    public void ChangeProblem(Action<JsonObject> change)
    {
        if (Response.ContentType?.StartsWith("application/problem+json", StringComparison.Ordinal) == true)
        {
            ChangeAnswer(change);
        }
    }

    public static async Task<Traffic> ReadAsync(HttpContext context, Memory memory)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        context.Request.Body = new MemoryStream(body.ToArray());
        return new Traffic(context, memory, Encoding.UTF8.GetString(body.ToArray()));
    }

    /// <summary>Gives the host the request as it is now.</summary>
    public void Hand(string before)
    {
        if (RequestBody != before)
        {
            var bytes = Encoding.UTF8.GetBytes(RequestBody);
            Request.Body = new MemoryStream(bytes);
            Request.ContentLength = bytes.Length;
        }
    }
}
