using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Identity.Block.Credentials;

/// <summary>Gives the signed-in person a credential.</summary>
internal sealed class CredentialDesk(IdentityDbContext db, CredentialHolder holder, KeyProofs proofs, CredentialIssue issue, ApiAnswers answers)
{
    public async Task<Results<Created<IssuedCredential>, ProblemHttpResult>> IssueAsync(CredentialRequest body, CancellationToken cancellationToken)
    {
        if (await holder.FindAsync(cancellationToken) is not { } person)
        {
            return answers.Refuse(IdentityProblems.NotFound);
        }

        if (!holder.IsLetIn(person))
        {
            return answers.Refuse(IdentityProblems.SignInLocked);
        }

        var key = body.KeyProof is null ? null : await proofs.CheckAsync(body.KeyProof, cancellationToken);
        if (body.KeyProof is not null && key is null)
        {
            return answers.Refuse(IdentityProblems.ProofRefused);
        }

        var (record, text, problem) = await issue.MakeAsync(person, body.Claims, key, cancellationToken);
        if (record is null)
        {
            return answers.Refuse(problem!);
        }

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"/identity/v1/credentials/{record.Id}", new IssuedCredential { CredentialId = record.Id, Credential = text, ExpiresAt = record.ExpiresAt });
    }
}
