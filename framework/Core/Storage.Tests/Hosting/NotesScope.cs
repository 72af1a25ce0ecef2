using DigitalIndiaStack.Core.Storage.Tests.Block;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Core.Storage.Tests.Hosting;

/// <summary>The scope of one request.</summary>
internal sealed class NotesScope : IAsyncDisposable
{
    private readonly AsyncServiceScope scope;

    public NotesScope(AsyncServiceScope scope, string? tenant)
    {
        this.scope = scope;
        ((SettableTenant)scope.ServiceProvider.GetRequiredService<ITenantAccessor>()).Tenant = tenant;
        Db = scope.ServiceProvider.GetRequiredService<NotesDbContext>();
        Unit = scope.ServiceProvider.GetRequiredKeyedService<IUnitOfWork>("notes");
    }

    public NotesDbContext Db { get; }

    public IUnitOfWork Unit { get; }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<Note> WriteAsync(string text)
    {
        var note = new Note { Id = Guid.CreateVersion7(), Text = text };
        Db.Add(note);
        await Db.SaveChangesAsync(Cancellation);
        return note;
    }

    /// <summary>Runs a write request as Core does: in one unit of work, replayed when its key was used.</summary>
    public async Task<WorkStart> RequestAsync(IdempotentRequest request, Func<Task<StoredAnswer>> act)
    {
        var start = await Unit.BeginAsync(request, Cancellation);
        if (start is WorkStart.Begun(var work))
        {
            await using (work)
            {
                await work.CommitAsync(await act(), Cancellation);
            }
        }

        return start;
    }

    public async Task<IWork> BeginAsync(IdempotentRequest? request = null) =>
        Assert.IsType<WorkStart.Begun>(await Unit.BeginAsync(request, Cancellation)).Work;

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
