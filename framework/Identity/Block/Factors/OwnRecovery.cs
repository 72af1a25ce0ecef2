using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;

namespace DigitalIndiaStack.Identity.Block.Factors;

/// <summary>Makes the recovery codes of a person. They are told once and never again: only their hashes are kept.</summary>
internal sealed class OwnRecovery(IdentityDbContext db, OwnFactors own, FactorSecrets secrets, TimeProvider clock)
{
    /// <summary>Makes a set, which ends the one before.</summary>
    /// <returns>The codes; none when the change was not made.</returns>
    public async Task<(FactorChange Change, IReadOnlyList<string> Codes)> MakeAsync(Session session, CancellationToken cancellationToken)
    {
        var codes = Draw();
        var change = await own.ChangeAsync(session, FactorKind.Recovery, SignInOutcome.FactorAdded, factors => Keep(factors, codes), cancellationToken);
        return (change, change == FactorChange.Done ? codes : []);
    }

    private bool Keep(FactorSet factors, IEnumerable<string> codes)
    {
        var (key, set, person) = (RecoveryText.NewKey(), Guid.CreateVersion7(clock.GetUtcNow()), factors.PersonId);
        db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { Digest = RecoveryText.Digest(key, code), PersonId = person, SetId = set }));
        factors.Renew(set, secrets.Protect(person, key));
        return true;
    }

    private static List<string> Draw()
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        while (codes.Count < RecoveryText.Count)
        {
            codes.Add(RecoveryText.New());
        }

        return [.. codes];
    }
}
