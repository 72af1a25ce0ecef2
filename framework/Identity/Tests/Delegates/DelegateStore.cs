using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using DigitalIndiaStack.Identity.Tests.Enrolling;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Tests.Delegates;

/// <summary>What tests look up, and what takes months.</summary>
internal static class DelegateStore
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<(Guid Principal, Guid Delegate)> IdsAsync(IdentityHost host, string id)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<IdentityDbContext>().Delegations.SingleAsync(row => row.Id == Guid.Parse(id), Cancellation);
        return (row.PrincipalId.Value, row.DelegateId!.Value.Value);
    }

    /// <summary>Lets the last day end in a second: a session does not live until the day that a person may choose.</summary>
    public static async Task ShortenAsync(IdentityHost host, string id)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var soon = host.Clock.GetUtcNow().AddSeconds(1);
        await scope.ServiceProvider.GetRequiredService<IdentityDbContext>().Delegations.Where(row => row.Id == Guid.Parse(id))
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.EndsAt, soon), Cancellation);
    }

    /// <summary>Suspends a person, or records their death.</summary>
    public static async Task StandAsync(IdentityHost host, Guid person, string what)
    {
        using var office = await Office.OpenAsync(host);
        var order = new StandingChange { Reason = "Order 17" };
        await (what.EndsWith("dies", StringComparison.Ordinal) ? office.Reviewer.RecordDeathAsync(person, order, Cancellation) : office.Reviewer.SuspendPersonAsync(person, order, Cancellation));
    }
}
