using DigitalIndiaStack.Identity.Tests.Hosting;

namespace DigitalIndiaStack.Identity.Tests.Desk;

/// <summary>The same on PostgreSQL.</summary>
public sealed class DeskOnPostgreSqlTests(PostgreSqlHost own) : DeskTests(own.Host), IClassFixture<PostgreSqlHost>;
