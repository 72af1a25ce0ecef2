using DigitalIndiaStack.Core.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Lets a page do what an operation does, at the same desk and in one transaction.</summary>
internal sealed class PageWork([FromKeyedServices(PaymentsBlock.BlockName)] IUnitOfWork unit)
{
    /// <summary>Acts whole or not at all.</summary>
    /// <returns>The code of the problem that refuses it.</returns>
    public async Task<string?> DoAsync(Func<Task<IResult>> act, CancellationToken cancellationToken)
    {
        // A form has no idempotency key; the state of what it changes lets each act happen once.
        var begun = (WorkStart.Begun)await unit.BeginAsync(null, cancellationToken);
        await using (begun.Work)
        {
            if (await act() is ProblemHttpResult refused)
            {
                return (string)refused.ProblemDetails.Extensions["code"]!;
            }

            await begun.Work.CommitAsync(null, cancellationToken);
            return null;
        }
    }
}
