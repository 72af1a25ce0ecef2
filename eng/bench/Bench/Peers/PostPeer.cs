using System.Text.Json;

namespace DigitalIndiaStack.Bench.Peers;

/// <summary>One row in one durable transaction for each request: the least that a transfer can cost where none is grouped. Takes <c>--store CONNECTION</c>.</summary>
internal static class PostPeer
{
    public static async Task MapAsync(WebApplication app)
    {
        var store = new Store(app.Configuration["store"]!);
        await store.CreateAsync("CREATE TABLE postings (id text PRIMARY KEY, body text NOT NULL)");
        app.MapPost("/transfers", (JsonElement body) => WriteAsync(store, body.GetRawText()));
    }

    private static async Task<IResult> WriteAsync(Store store, string body)
    {
        var id = Guid.CreateVersion7().ToString();
        await using var connection = await store.OpenAsync();
        await Store.ExecuteAsync(connection, "INSERT INTO postings (id, body) VALUES (@p0, @p1)", id, body);
        return Results.Created($"/transfers/{id}", body);
    }
}
