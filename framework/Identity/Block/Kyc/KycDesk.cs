using System.Text.Json;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Keys;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Permission = DigitalIndiaStack.Identity.Block.Domain.Permission;

namespace DigitalIndiaStack.Identity.Block.Kyc;

/// <summary>Registers the keys of relying parties, and gives the answer of a permission to the key that it names.</summary>
internal sealed class KycDesk(IdentityDbContext db, KycAnswers answers, Caller caller, ProblemWriter problems, TimeProvider clock)
{
    public async Task<Results<Ok<RegisteredKey>, ProblemHttpResult>> RegisterAsync(EncryptionKey body, CancellationToken cancellationToken)
    {
        if (RecipientKey.Read(body) is not { } key)
        {
            return problems.Write(IdentityProblems.KeyUnusable);
        }

        var (tenant, client) = (caller.Tenant.Value, caller.ClientId);
        if (await db.TryInsertAsync(new RegisteredEncryptionKey { Tenant = tenant, Client = client, KeyId = key.Id, Jwk = key.Json, RegisteredAt = clock.GetUtcNow() }, cancellationToken))
        {
            db.Record(new AuditEntry("identity.encryption-key.register", caller.Actor) { Resource = $"encryption-key/{key.Id}" });
        }

        var row = await FindAsync(key.Id, cancellationToken);
        return TypedResults.Ok(new RegisteredKey { KeyId = key.Id, Algorithm = key.Algorithm, RegisteredAt = row.RegisteredAt });
    }

    public async Task<Results<Ok<KycAnswer>, ProblemHttpResult>> TakeAsync(Guid id, KycRequest request, CancellationToken cancellationToken)
    {
        var (tenant, client, now) = (caller.Tenant.Value, caller.ClientId, clock.GetUtcNow());
        if (await db.Permissions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.Tenant == tenant && row.Client == client, cancellationToken) is not { } permission)
        {
            return problems.Write(IdentityProblems.NotFound);
        }

        var taken = await db.Permissions
            .Where(row => row.Id == id && row.Purpose == PermissionPurpose.Kyc && row.State == PermissionState.Granted && row.ExpiresAt > now)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.State, PermissionState.Used), cancellationToken);
        var person = await db.PersonsOfAll.AsNoTracking().SingleOrDefaultAsync(row => row.Id == permission.PersonId && row.State == PersonState.Active, cancellationToken);
        if (taken == 0 || person is null)
        {
            return problems.Write(IdentityProblems.PermissionNotHeld);
        }

        var key = RecipientKey.Read(JsonSerializer.Deserialize<EncryptionKey>((await FindAsync(permission.KeyId!, cancellationToken)).Jwk, JsonSerializerOptions.Web)!)!;
        Record(person.Id, permission);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new KycAnswer { Answer = Jwe.Encrypt(answers.Sign(person, permission, request.RequestId), key.ToJwk()) });
    }

    private Task<RegisteredEncryptionKey> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        var (tenant, client) = (caller.Tenant.Value, caller.ClientId);
        return db.EncryptionKeys.AsNoTracking().SingleAsync(row => row.Tenant == tenant && row.Client == client && row.KeyId == keyId, cancellationToken);
    }

    private void Record(PersonId person, Permission permission)
    {
        db.History.Add(new SignInEvent { PersonId = person, At = clock.GetUtcNow(), Outcome = SignInOutcome.Identified, Client = caller.ClientId });
        db.Record(new AuditEntry("identity.kyc", caller.Actor) { Subject = person.ToString(), Resource = $"permission/{permission.Id}", Purpose = permission.ItemNames });
    }
}
