using DigitalIndiaStack.Identity.Tests.Hosting;

namespace DigitalIndiaStack.Identity.Tests.Clients;

/// <summary>The same on PostgreSQL.</summary>
public sealed class ClientsPageOnPostgreSqlTests(PostgreSqlHost own) : ClientsPageTests(own.Host), IClassFixture<PostgreSqlHost>;
