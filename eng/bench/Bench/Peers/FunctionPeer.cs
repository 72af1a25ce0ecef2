using System.Text.Json;

namespace DigitalIndiaStack.Bench.Peers;

/// <summary>A transfer as one call of a stored function on PostgreSQL: two balances, two postings and a key, nothing else. Takes <c>--store CONNECTION</c>.</summary>
internal static class FunctionPeer
{
    private const string Tables = """
        CREATE TABLE accounts (id text PRIMARY KEY, balance bigint NOT NULL);
        CREATE TABLE postings (transfer text NOT NULL, account text NOT NULL, amount bigint NOT NULL);
        CREATE TABLE keys (key text PRIMARY KEY, transfer text NOT NULL);
        """;

    // Both balances in the order of ids, as the ledger takes its locks; an account is made when it is first named.
    private const string Function = """
        CREATE FUNCTION transfer(id text, key text, debtor text, creditor text, amount bigint) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO keys VALUES (key, id);
          INSERT INTO accounts SELECT a, s * amount FROM (VALUES (debtor, -1), (creditor, 1)) legs (a, s) ORDER BY a
            ON CONFLICT ON CONSTRAINT accounts_pkey DO UPDATE SET balance = accounts.balance + excluded.balance;
          INSERT INTO postings VALUES (id, debtor, -amount), (id, creditor, amount);
        END $$;
        """;

    public static async Task MapAsync(WebApplication app)
    {
        var store = new Store(app.Configuration["store"]!);
        await store.CreateAsync(Tables, Function);
        app.MapPost("/transfers", (HttpRequest request, JsonElement body) => WriteAsync(store, request.Headers["Idempotency-Key"].ToString(), body));
    }

    private static async Task<IResult> WriteAsync(Store store, string key, JsonElement body)
    {
        var id = Guid.CreateVersion7().ToString();
        await using var connection = await store.OpenAsync();
        await Store.ExecuteAsync(
            connection,
            "SELECT transfer(@p0, @p1, @p2, @p3, 500)",
            id, key, body.GetProperty("debtorAccountId").GetString()!, body.GetProperty("creditor").GetProperty("accountId").GetString()!);
        return Results.Created($"/transfers/{id}", body);
    }
}
