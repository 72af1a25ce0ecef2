using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Identity.Block.Credentials;

/// <summary>Gives status lists to whoever asks.</summary>
internal sealed class StatusListDesk(StatusListTokens lists, ApiAnswers answers)
{
    public async Task<Results<FileStreamHttpResult, ProblemHttpResult>> GetAsync(Guid listId, CancellationToken cancellationToken)
    {
        if (await lists.MakeAsync(listId, cancellationToken) is not { } token)
        {
            return answers.Refuse(IdentityProblems.NotFound);
        }

        answers.LetKeep(StatusListTokens.Keep);
        return TypedResults.Stream(new MemoryStream(Encoding.ASCII.GetBytes(token)), CredentialType.StatusListMedia);
    }
}
