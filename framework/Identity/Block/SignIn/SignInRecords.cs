using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;

namespace DigitalIndiaStack.Identity.Block.SignIn;

/// <summary>Records what a person did on the pages of this block, in the audit chain of their tenant.</summary>
internal sealed class SignInRecords(IdentityDbContext db, CurrentTenant tenant)
{
    /// <summary>Records an act of a person; it is saved at once.</summary>
    public async Task RecordAsync(Person person, string action, CancellationToken cancellationToken)
    {
        tenant.Use(TenantId.Parse(person.Tenant));
        db.Record(new AuditEntry(action, person.Id.ToString()) { Subject = person.Id.ToString(), Resource = $"person/{person.Id}" });
        await db.SaveChangesAsync(cancellationToken);
    }
}
