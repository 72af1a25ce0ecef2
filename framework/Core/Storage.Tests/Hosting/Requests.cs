using System.Text;

namespace DigitalIndiaStack.Core.Storage.Tests.Hosting;

internal static class Requests
{
    public static IdempotentRequest Of(string key, string body = "{}", string client = "client", string tenant = "ke") =>
        new(tenant, client, "writeNote", key, IdempotentRequest.FingerprintOf("POST", "/notes/v1/notes", null, Encoding.UTF8.GetBytes(body)));

    public static StoredAnswer Created(string body) =>
        new(201, new Dictionary<string, string> { ["Location"] = "/notes/1", ["Content-Type"] = "application/json" }, Encoding.UTF8.GetBytes(body));
}
