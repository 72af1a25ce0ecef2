using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage.Hosting;
using DigitalIndiaStack.Core.Storage.Outbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Storage;

/// <summary>Adds the store of a block.</summary>
public static class BlockStorageExtensions
{
    /// <summary>Contexts of one block that wait for their next request; more are made when needed, and not kept.</summary>
    private const int PooledContexts = 32;

    extension(IHostApplicationBuilder builder)
    {
        /// <summary>
        /// Adds the store of a block: its context for the configured database, its unit of work under the block's name,
        /// migration at start, the readiness check <c>store:{block}</c> and the delivery of its events.
        /// </summary>
        /// <typeparam name="TContext">The abstract context that the block's code asks for.</typeparam>
        /// <typeparam name="TSqlite">The same for SQLite; owns the migrations for it.</typeparam>
        /// <typeparam name="TPostgreSql">The same for PostgreSQL; owns the migrations for it.</typeparam>
        /// <param name="block">The block's name, as the context passes it to <see cref="BlockDbContext"/>.</param>
        public void AddBlockStorage<TContext, TSqlite, TPostgreSql>(string block)
            where TContext : BlockDbContext
            where TSqlite : TContext
            where TPostgreSql : TContext
        {
            AddShared(builder.Services);
            AddContext<TSqlite>(builder.Services, block, StorageProvider.Sqlite);
            AddContext<TPostgreSql>(builder.Services, block, StorageProvider.PostgreSql);
            builder.Services.AddScoped(Enter<TContext, TSqlite, TPostgreSql>);
            builder.Services.AddKeyedScoped<IUnitOfWork>(block, (services, _) => new UnitOfWork(services.GetRequiredService<TContext>()));

            var store = new BlockStore(block, typeof(TContext));
            builder.Services.AddSingleton(store);
            builder.Services.AddHealthChecks().Add(new($"store:{block}", services => new StoreHealth(store, services), null, ["ready"]));
        }
    }

    private static void AddShared(IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(CommitSignal)))
        {
            return;
        }

        services.AddOptionsWithValidateOnStart<StorageOptions, StorageOptionsValidator>()
            .BindConfiguration(StorageOptions.Section)
            .PostConfigure<IConfiguration>((options, configuration) => options.Directory ??= configuration["Data"] ?? "data");
        services.AddOptionsWithValidateOnStart<OutboxOptions, OutboxOptionsValidator>().BindConfiguration(OutboxOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IStoreFaults, StoreFaults>();
        services.AddSingleton<CommitSignal>();
        services.AddSingleton<ICommitCounts>(provider => provider.GetRequiredService<CommitSignal>());
        services.AddHttpClient(OutboxDelivery.HttpClientName, client => client.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        services.TryAddSingleton<IOutboxTransport, HttpOutboxTransport>();
        services.AddScoped(scope => new StorageScope(
            scope.GetRequiredService<ITenantAccessor>(),
            scope.GetRequiredService<TimeProvider>(),
            scope.GetRequiredService<IOutboxTransport>(),
            scope.GetRequiredService<CommitSignal>(),
            scope.GetRequiredService<IOptions<StorageOptions>>(),
            scope.GetService<Caller>()));
        services.AddHostedService<StoreMigration>();
        services.AddHostedService<OutboxDeliverer>();
        services.AddHostedService<KeySweeper>();
    }

    private static void AddContext<TContext>(IServiceCollection services, string block, StorageProvider provider)
        where TContext : BlockDbContext =>
        services.AddDbContextPool<TContext>((root, options) => options.UseStore(provider, block, Options(root), typeof(TContext).Assembly), PooledContexts);

    private static TContext Enter<TContext, TSqlite, TPostgreSql>(IServiceProvider scope)
        where TContext : BlockDbContext
        where TSqlite : TContext
        where TPostgreSql : TContext
    {
        TContext context = Options(scope).Provider == StorageProvider.Sqlite
            ? scope.GetRequiredService<TSqlite>()
            : scope.GetRequiredService<TPostgreSql>();
        context.Enter(scope.GetRequiredService<StorageScope>());
        return context;
    }

    private static StorageOptions Options(IServiceProvider services) => services.GetRequiredService<IOptions<StorageOptions>>().Value;
}
