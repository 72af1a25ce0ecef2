using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage.Model;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Tests.Api;

/// <summary>Reads the audit trail.</summary>
internal static class Audit
{
    public static async Task<IReadOnlyList<AuditRecord>> OfAsync(IdentityHost host, string tenant, Guid person)
    {
        await using var scope = host.Services.CreateTenantScope(TenantId.Parse(tenant));
        var db = scope.ServiceProvider.GetRequiredService<IdentityDbContext>();
        var subject = person.ToString();
        return await db.AuditTrail.Where(record => record.Subject == subject).OrderBy(record => record.Sequence).ToListAsync(TestContext.Current.CancellationToken);
    }
}
