using DigitalIndiaStack.Identity.Tests.Hosting;

namespace DigitalIndiaStack.Identity.Tests.Clients;

/// <summary>The same on PostgreSQL.</summary>
public sealed class DeveloperClientOnPostgreSqlTests(PostgreSqlHost own) : DeveloperClientTests(own.Host), IClassFixture<PostgreSqlHost>
{
    protected override bool IsPostgreSql => true;
}
