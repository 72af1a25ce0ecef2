using DigitalIndiaStack.Consent.Block.Domain;
using DigitalIndiaStack.Consent.Block.Storage;
using DigitalIndiaStack.Consent.Contracts;
using DigitalIndiaStack.Core.Hosting;

namespace DigitalIndiaStack.Consent.Block.Sandbox;

/// <summary>
/// <c>a consent request of a client</c> <c>{ client, person?, status? }</c>: asks a persona, lets them decide (pending, granted, refused, withdrawn)
/// and gives <c>requestId</c>, the client's <c>subject</c> of the person and, once granted, <c>consentId</c>.
/// </summary>
internal sealed class RequestState(ConsentDbContext db, ConsentDecisions decisions, TimeProvider clock, ISandboxPersons? persons = null) : ISandboxState
{
    private static readonly string[] Statuses = ["pending", "granted", "refused", "withdrawn"];

    public string Name => "a consent request of a client";

    public async Task<IReadOnlyDictionary<string, string>?> SetAsync(IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        var status = parameters.GetValueOrDefault("status", "pending");
        if (parameters.GetValueOrDefault("client") is not { } client || !Statuses.Contains(status)
            || await FindPersonAsync(parameters.GetValueOrDefault("person"), client, cancellationToken) is not { } person)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var agreement = AgreementState.Publish(db, client, now);
        var request = Ask(agreement, client, person, now);
        db.Requests.Add(request);
        Decide(request, agreement.Terms, status, now);
        await db.SaveChangesAsync(cancellationToken);
        var values = new Dictionary<string, string> { ["requestId"] = request.Id.Value.ToString(), ["subject"] = person.ToClient };
        if (request.ConsentId is { } consentId)
        {
            values["consentId"] = consentId.Value.ToString();
        }

        return values;
    }

    private void Decide(PendingRequest request, AgreementTerms terms, string status, DateTimeOffset now)
    {
        if (status == "refused")
        {
            _ = request.Decide(DecisionKind.Refuse, null, now);
        }
        else if (status != "pending")
        {
            var id = ConsentId.From(Guid.CreateVersion7(now));
            _ = request.Decide(DecisionKind.Grant, id, now);
            var consent = decisions.Grant(request, terms, id, "en", now);
            db.Consents.Add(consent);
            _ = status == "withdrawn" ? consent.Withdraw(now) : null;
        }
    }

    /// <summary>The person as the client, this block and the data source know them; <see langword="null"/> also where identity is another process.</summary>
    private async Task<KnownPerson?> FindPersonAsync(string? persona, string client, CancellationToken cancellationToken) =>
        persons is not null
        && await persons.SubjectAsync(persona, client, cancellationToken) is { } toClient
        && await persons.SubjectAsync(persona, ConsentBlock.BlockName, cancellationToken) is { } own
        && await persons.SubjectAsync(persona, "registries", cancellationToken) is { } source
            ? new KnownPerson(toClient, own, source)
            : null;

    private static PendingRequest Ask(DataAgreement agreement, string client, KnownPerson person, DateTimeOffset now) => new()
    {
        Id = RequestId.From(Guid.CreateVersion7(now)),
        AgreementId = agreement.Id,
        AgreementVersion = 1,
        Requester = client,
        Subject = person.Own,
        SourceSubject = person.ToSource,
        ReturnUrl = "https://example.org/",
        CreatedAt = now,
        ExpiresAt = now + PendingRequest.Life,
    };

    private sealed record KnownPerson(string ToClient, string Own, string ToSource);
}
