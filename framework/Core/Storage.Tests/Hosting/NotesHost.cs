using DigitalIndiaStack.Core.Storage.Tests.Block;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace DigitalIndiaStack.Core.Storage.Tests.Hosting;

/// <summary>A running host of the made-up block on a real database.</summary>
internal sealed class NotesHost : IAsyncDisposable
{
    private readonly IHost host;

    private NotesHost(IHost host) => this.host = host;

    public FakeTimeProvider Clock => (FakeTimeProvider)Services.GetRequiredService<TimeProvider>();

    public RecordingTransport Transport => (RecordingTransport)Services.GetRequiredService<IOutboxTransport>();

    public IServiceProvider Services => host.Services;

    public static async Task<NotesHost> StartAsync(Database database, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(database.Settings);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2026, 5, 4, 3, 2, 1, TimeSpan.Zero)));
        builder.Services.AddSingleton<IOutboxTransport, RecordingTransport>();
        builder.Services.AddScoped<ITenantAccessor, SettableTenant>();
        builder.AddBlockStorage<NotesDbContext, SqliteNotesDbContext, PostgreSqlNotesDbContext>("notes");
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new NotesHost(host);
    }

    /// <summary>One request's scope, acting for a tenant.</summary>
    public NotesScope Scope(string? tenant = "ke") => new(Services.CreateAsyncScope(), tenant);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
    }
}
