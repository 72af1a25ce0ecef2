using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Factors;
using DigitalIndiaStack.Identity.Block.Storage;

namespace DigitalIndiaStack.Identity.Block.SignIn;

/// <summary>Records what a person did on the pages of this block, in the audit chain of their tenant.</summary>
internal sealed class SignInRecords(IdentityDbContext db, CurrentTenant tenant, TimeProvider clock)
{
    /// <summary>Records that a person signed in, for the auditor and for the person; it is saved with their session.</summary>
    /// <param name="factor">The second factor that was right.</param>
    /// <param name="asker">The relying party that asked; <see langword="null"/> for the pages of this block.</param>
    public void SignedIn(Person person, FactorKind factor, string? asker)
    {
        tenant.Use(TenantId.Parse(person.Tenant));
        db.Record(new AuditEntry("identity.sign-in", person.Id.ToString()) { Subject = person.Id.ToString(), Resource = $"person/{person.Id}" });
        db.History.Add(new SignInEvent { PersonId = person.Id, At = clock.GetUtcNow(), Outcome = SignInOutcome.SignedIn, Client = asker, Factor = factor });
    }
}
