using System.Text.Json.Nodes;
using Npgsql;

namespace DigitalIndiaStack.Faults.Naive;

/// <summary>A payments service as it is often written: looks whether the key is known, pays, and then writes the key down. The harness must catch it.</summary>
internal static class NaiveServer
{
    private static readonly TimeSpan Elsewhere = TimeSpan.FromMilliseconds(50);

    public static async Task<int> RunAsync(string connection, string[] arguments)
    {
        var builder = WebApplication.CreateSlimBuilder(arguments);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/health/ready", () => Results.Ok());
        app.MapPost("/payments/v1/accounts", () => Results.Created("/", new { accountId = Guid.CreateVersion7() }));
        app.MapPost("/payments/v1/transfers", (HttpRequest request) => PayAsync(connection, request));
        await app.RunAsync();
        return 0;
    }

    private static async Task<IResult> PayAsync(string connection, HttpRequest request)
    {
        var key = request.Headers["Idempotency-Key"].ToString();
        var draft = await JsonNode.ParseAsync(request.Body);
        await using var database = new NpgsqlConnection(connection);
        await database.OpenAsync();
        if (await AskAsync(database, "SELECT answer FROM payments.keys WHERE key = $1", key) is string known)
        {
            return Results.Text(known, "application/json", statusCode: StatusCodes.Status201Created);
        }

        // It asks somebody else whether the payee is good, as such a service does; by then the check is old.
        await Task.Delay(Elsewhere);
        var id = Guid.CreateVersion7().ToString();
        var answer = $$"""{"transferId":"{{id}}"}""";
        await using (var transaction = await database.BeginTransactionAsync())
        {
            await AskAsync(database, "INSERT INTO payments.transfers (id, reference) VALUES ($1::uuid, $2)", id, draft!["reference"]!.GetValue<string>());
            await transaction.CommitAsync();
        }

        await AskAsync(database, "INSERT INTO payments.keys (key, answer) VALUES ($1, $2)", key, answer);
        return Results.Text(answer, "application/json", statusCode: StatusCodes.Status201Created);
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA2100", Justification = "The statements are the three above.")]
    private static async Task<object?> AskAsync(NpgsqlConnection database, string sql, params string[] values)
    {
        await using var command = new NpgsqlCommand(sql, database);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return await command.ExecuteScalarAsync();
    }
}
