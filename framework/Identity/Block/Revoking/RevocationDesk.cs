using DigitalIndiaStack.Core.Security.Revocations;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Identity.Block.Revoking;

/// <summary>Tells blocks what is revoked.</summary>
internal sealed class RevocationDesk(StoredRevocations store)
{
    public async Task<Results<Ok<Contracts.RevocationList>, ProblemHttpResult>> ListAsync(DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var list = await store.ReadAsync(since, cancellationToken);
        return TypedResults.Ok(new Contracts.RevocationList { AsOf = list.AsOf, IsWhole = list.IsWhole, Items = [.. list.Items.Select(Show)] });
    }

    private static RevokedItem Show(Revocation revocation) => new() { Kind = Enum.Parse<RevokedKind>(revocation.Kind.ToString()), Id = revocation.Id, At = revocation.At };
}
