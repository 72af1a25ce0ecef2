using DigitalIndiaStack.Consent.Block.Domain;
using DigitalIndiaStack.Consent.Block.Storage;
using DigitalIndiaStack.Consent.Contracts;
using DigitalIndiaStack.Core.Hosting;

namespace DigitalIndiaStack.Consent.Block.Sandbox;

/// <summary><c>an agreement of a client</c> <c>{ client }</c>: publishes one over the farmer registry and gives its <c>agreementId</c>.</summary>
internal sealed class AgreementState(ConsentDbContext db, TimeProvider clock) : ISandboxState
{
    public string Name => "an agreement of a client";

    public async Task<IReadOnlyDictionary<string, string>?> SetAsync(IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        if (parameters.GetValueOrDefault("client") is not { } client)
        {
            return null;
        }

        var agreement = Publish(db, client, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return new Dictionary<string, string> { ["agreementId"] = agreement.Id.Value.ToString() };
    }

    /// <summary>Publishes an agreement of a client; it is not saved yet.</summary>
    public static DataAgreement Publish(ConsentDbContext db, string client, DateTimeOffset now)
    {
        var terms = TermsOf(client);
        var agreement = new DataAgreement { Id = AgreementId.From(Guid.CreateVersion7(now)), DataFiduciary = client, Terms = terms, PublishedAt = now };
        db.Agreements.Add(agreement);
        db.PublishedTerms.Add(new PublishedTerms { AgreementId = agreement.Id, Version = 1, Terms = terms });
        return agreement;
    }

    private static AgreementTerms TermsOf(string client) => new()
    {
        Purpose = new Purpose { Code = "farm-input-benefit", Text = English("To decide on a farm input benefit.") },
        DataFiduciary = new DataFiduciary { ClientId = client, Name = English("Sandbox office"), Contact = "privacy@example.org" },
        DataSource = new DataSource { ClientId = "registries", Name = English("Farmer registry"), Registry = "farmers" },
        Fields = [.. ((string[])["holdingId", "areaHectares", "mainCrop"]).Select(name => new AgreedField { Name = name, Label = English(name) })],
        DurationDays = 30,
        Frequency = new Frequency { Count = 20, Per = FrequencyPeriod.Day },
        LawfulBasis = LawfulBasis.Consent,
        RetentionDays = 365,
        ConsequenceOfRefusal = English("The office asks for papers instead."),
    };

    private static Dictionary<string, string> English(string text) => new() { ["en"] = text };
}
