namespace DigitalIndiaStack.Bench.Peers;

/// <summary>
/// A record by its id with ADO.NET and nothing else. Takes <c>--records FILE</c>, <c>--store CONNECTION</c>, and <c>--log true</c> to note each
/// read in the same store before it answers, as a registry must.
/// </summary>
internal static class ReadPeer
{
    private const string Select = "SELECT body FROM records WHERE id = @p0";
    private const string Insert = "INSERT INTO accesses (id, record, seen) VALUES (@p0, @p1, @p2)";

    public static async Task MapAsync(WebApplication app)
    {
        var store = new Store(app.Configuration["store"]!);
        await FillAsync(store, RecordFile.Read(app.Configuration["records"]!), store.Source.StartsWith("Host=", StringComparison.Ordinal) ? "bytea" : "blob");
        var isLogged = app.Configuration["log"] == "true";
        app.MapGet("/records/{id}", (string id) => ReadAsync(store, id, isLogged));
    }

    private static async Task FillAsync(Store store, Dictionary<string, byte[]> records, string bytes)
    {
        await store.CreateAsync(
            $"CREATE TABLE records (id text PRIMARY KEY, body {bytes} NOT NULL)",
            "CREATE TABLE accesses (id text PRIMARY KEY, record text NOT NULL, seen text NOT NULL)");
        await using var connection = await store.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var (id, body) in records)
        {
            await using var command = Store.Command(connection, "INSERT INTO records (id, body) VALUES (@p0, @p1)", id, body);
            command.Transaction = transaction;
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    private static async Task<IResult> ReadAsync(Store store, string id, bool isLogged)
    {
        await using var connection = await store.OpenAsync();
        await using var command = Store.Command(connection, Select, id);
        if (await command.ExecuteScalarAsync() is not byte[] body)
        {
            return Results.NotFound();
        }

        if (isLogged)
        {
            await Store.ExecuteAsync(connection, Insert, Guid.CreateVersion7().ToString(), id, $"{TimeProvider.System.GetUtcNow():O}");
        }

        return Results.Bytes(body, "application/json");
    }
}
