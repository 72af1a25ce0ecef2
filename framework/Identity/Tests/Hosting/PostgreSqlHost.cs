using DigitalIndiaStack.Core.Testing.PostgreSql;
using DigitalIndiaStack.Identity.Tests.Enrolling;

namespace DigitalIndiaStack.Identity.Tests.Hosting;

/// <summary>The block on a PostgreSQL database of its own, for the tests of one class.</summary>
public sealed class PostgreSqlHost : IAsyncLifetime
{
    private IdentityHost? host;

    /// <summary>The host; where PostgreSQL is missing, whoever asks for it is skipped.</summary>
    public IdentityHost Host
    {
        get
        {
            Assert.SkipWhen(host is null, PostgreSqlServer.Missing ?? "");
            return host!;
        }
    }

    public async ValueTask InitializeAsync() => host = PostgreSqlServer.Missing is null ? await Office.HostAsync(isPostgreSql: true) : null;

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }
    }
}
