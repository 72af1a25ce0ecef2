using System.Net;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;

namespace DigitalIndiaStack.Identity.Tests.Hosting;

/// <summary>The answer of a protocol endpoint.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonElement Body, HttpResponseMessage Message)
{
    public string? Error => Text("error");

    public string AccessToken => Text("access_token") ?? throw new InvalidOperationException(Body.GetRawText());

    public JsonWebToken Access => new(AccessToken);

    public JsonWebToken Identity => new(Text("id_token"));

    public string? Text(string name) => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(name, out var value) ? value.ToString() : null;

    public static async Task<Answer> ReadAsync(HttpResponseMessage message)
    {
        var text = await message.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var isJson = message.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true && text.Length > 0;
        return new Answer(message.StatusCode, isJson ? JsonDocument.Parse(text).RootElement.Clone() : default, message);
    }
}
