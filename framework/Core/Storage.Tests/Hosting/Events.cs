using System.Text.Json;

namespace DigitalIndiaStack.Core.Storage.Tests.Hosting;

internal static class Events
{
    public static OutboxEvent Of(string subject) => new("note.written.v1", subject, JsonSerializer.SerializeToElement(new { text = "hello" }));
}
