using Npgsql;

namespace DigitalIndiaStack.Faults.Naive;

/// <summary>The tables of the naive service: those of a ledger by their names, with nothing that guards them.</summary>
internal static class NaiveTables
{
    private const string Sql = """
        CREATE SCHEMA payments;
        CREATE TABLE payments.transfers (id uuid PRIMARY KEY, reference text NOT NULL);
        CREATE TABLE payments.keys (key text NOT NULL, answer text NOT NULL);
        """;

    public static async Task MakeAsync(string connection)
    {
        await using var database = new NpgsqlConnection(connection);
        await database.OpenAsync();
        await using var command = new NpgsqlCommand(Sql, database);
        await command.ExecuteNonQueryAsync();
    }
}
