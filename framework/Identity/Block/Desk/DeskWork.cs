using DigitalIndiaStack.Core.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Block.Desk;

/// <summary>Runs what a page does in one transaction, as an operation of the API would.</summary>
internal sealed class DeskWork([FromKeyedServices(IdentityBlock.BlockName)] IUnitOfWork unit)
{
    /// <summary>Runs a look or a change that is never refused.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> act, CancellationToken cancellationToken)
    {
        var begun = (WorkStart.Begun)await unit.BeginAsync(null, cancellationToken);
        await using (begun.Work)
        {
            var done = await act();
            await begun.Work.CommitAsync(null, cancellationToken);
            return done;
        }
    }

    /// <summary>Runs a change that may be refused; then nothing is kept but what the refusal itself keeps.</summary>
    /// <returns>The code of the refusal; <see langword="null"/> when it worked.</returns>
    public async Task<string?> TryAsync(Func<Task<string?>> act, CancellationToken cancellationToken)
    {
        var begun = (WorkStart.Begun)await unit.BeginAsync(null, cancellationToken);
        await using (begun.Work)
        {
            var refusal = await act();
            if (refusal is null)
            {
                await begun.Work.CommitAsync(null, cancellationToken);
            }

            return refusal;
        }
    }

    /// <summary>The code by which an operation of the API refused; <see langword="null"/> when it did not.</summary>
    public static string? RefusalOf(INestedHttpResult answer) => (answer.Result as ProblemHttpResult)?.ProblemDetails.Extensions["code"] as string;
}
