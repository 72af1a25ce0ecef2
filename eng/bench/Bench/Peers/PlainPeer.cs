namespace DigitalIndiaStack.Bench.Peers;

/// <summary>Kestrel alone: answers records from memory. Takes <c>--records FILE</c>, or answers nothing but its first page.</summary>
internal static class PlainPeer
{
    public static void Map(WebApplication app)
    {
        var records = app.Configuration["records"] is { } file ? RecordFile.Read(file) : [];
        app.MapGet("/records/{id}", (string id) => records.TryGetValue(id, out var body) ? Results.Bytes(body, "application/json") : Results.NotFound());
    }
}
