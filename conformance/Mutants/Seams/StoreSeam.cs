using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Conformance.Mutants.Seams;

/// <summary>Stands between every block and its store: spoils statements and rows that are saved; <see cref="ReadSeam"/> those that are read.</summary>
internal sealed class StoreSeam(Mutation mutation, Memory memory) : DbCommandInterceptor, ISaveChangesInterceptor
{
    /// <summary>Adds the seam to every store of the host.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<StoreSeam>();
        foreach (var context in services.Select(service => service.ServiceType).Where(IsOptions).Select(type => type.GenericTypeArguments[0]).Distinct().ToList())
        {
            services.AddSingleton(typeof(IDbContextOptionsConfiguration<>).MakeGenericType(context), typeof(Setup<>).MakeGenericType(context));
        }
    }

    /// <summary>Spoils a row that was read.</summary>
    public void Spoil(object entity) => mutation.Current?.Read?.Invoke(new Row(entity, false, memory));

    public ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (mutation.Current?.Write is { } write)
        {
            foreach (var entry in eventData.Context!.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified).ToList())
            {
                write(new Row(entry.Entity, entry.State == EntityState.Added, memory));
            }

            eventData.Context.ChangeTracker.DetectChanges();
        }

        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Spoil(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Spoil(command);
        return ValueTask.FromResult(result);
    }

    private void Spoil(DbCommand command) => mutation.Current?.Sql?.Invoke(new Statement(command, memory));

    private static bool IsOptions(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(DbContextOptions<>);

    private sealed class Setup<TContext>(StoreSeam seam) : IDbContextOptionsConfiguration<TContext>
        where TContext : DbContext
    {
        public void Configure(IServiceProvider serviceProvider, DbContextOptionsBuilder optionsBuilder) => optionsBuilder.AddInterceptors(seam, ReadSeam.Instance);
    }
}
