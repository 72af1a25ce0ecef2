using DigitalIndiaStack.Core.Storage.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DigitalIndiaStack.Core.Storage.Tests;

public sealed class ConnectionTests
{
    [Theory]
    [InlineData("", 15, 100, true)]
    [InlineData(";Maximum Pool Size=3;Max Auto Prepare=0;No Reset On Close=false", 3, 0, false)]
    public async Task A_block_takes_few_connections_and_keeps_its_statements_unless_it_is_told_otherwise(string told, int connections, int statements, bool isLeft)
    {
        using var database = await Database.CreateAsync(StorageProvider.PostgreSql);
        database.Settings["Storage:ConnectionString"] += told;
        await using var host = await NotesHost.StartAsync(database);
        await using var scope = host.Scope();

        var used = new NpgsqlConnectionStringBuilder(scope.Db.Database.GetConnectionString());

        Assert.Equal((connections, statements, isLeft), (used.MaxPoolSize, used.MaxAutoPrepare, used.NoResetOnClose));
    }
}
