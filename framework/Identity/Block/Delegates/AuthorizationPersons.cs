using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Protocol;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Block.Subjects;

namespace DigitalIndiaStack.Identity.Block.Delegates;

/// <summary>Says whether a session is of the person whom a client expects, and for whom its person may act there.</summary>
internal sealed class AuthorizationPersons(Acting acting, PairwiseSubjects subjects)
{
    /// <summary>Tells a request what it must know of the person of a session. A client that expects somebody gets them and nobody for whom they act (IDN-15.9).</summary>
    public async Task PrepareAsync(AuthorizationDemand request, string client, Session? session, CancellationToken cancellationToken)
    {
        if (session is null)
        {
            return;
        }

        if (request.Expected is { } expected)
        {
            request.IsOther = expected != await subjects.OfAsync(session.Tenant, client, session.PersonId, cancellationToken);
            return;
        }

        request.CanAct = (await acting.ForAsync(session.PersonId, client, cancellationToken)).Count > 0;
    }

    /// <summary>The delegation by which the person chose to act for this very request.</summary>
    /// <returns>Whether the choice holds, and the delegation; none for a person who goes on for themselves.</returns>
    public async Task<(bool Holds, Delegation? Delegation)> ChosenAsync(AuthorizationDemand request, string client, Session session, Arrival? arrival, CancellationToken cancellationToken)
    {
        if (arrival?.ActsBy is not { } id)
        {
            return (true, null);
        }

        var chosen = request.Expected is null && arrival.ApprovedIn == session.Key ? await acting.FindAsync(session.PersonId, client, id, cancellationToken) : null;
        return (chosen is not null, chosen);
    }
}
