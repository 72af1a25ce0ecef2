using System.Collections.Concurrent;
using System.Text.Json;
using DigitalIndiaStack.Consent.Contracts;
using DigitalIndiaStack.Core.Peers;
using DigitalIndiaStack.Payments.Contracts;
using DigitalIndiaStack.Registries.Contracts;

namespace DigitalIndiaStack.Agriculture.Tests.Hosting;

/// <summary>Consent, registries and payments as the service sees them.</summary>
internal sealed class Peers
{
    private readonly ConcurrentDictionary<Guid, (string Subject, ConsentRequestStatus Status)> requests = new();
    private readonly ConcurrentDictionary<string, Agreement> agreements = new();
    private readonly ConcurrentDictionary<string, Account> treasuries = new();

    /// <summary>The area that the registry tells of every holding.</summary>
    public double Hectares { get; set; } = 0.5;

    /// <summary>What the registry refuses with; <see langword="null"/> when it discloses.</summary>
    public (int Status, string Code)? RegistryRefuses { get; set; }

    /// <summary>How many transfers are taken before the answer gets through.</summary>
    public int AnswersLost { get; set; }

    /// <summary>What the next calls for a transfer end in.</summary>
    public ConcurrentQueue<Exception> Failures { get; } = new();

    /// <summary>Subjects that have no account.</summary>
    public ConcurrentDictionary<string, bool> Unlinked { get; } = new();

    /// <summary>The transfers taken, by key; a repeated key takes none.</summary>
    public ConcurrentDictionary<string, (TransferDraft Draft, Transfer Answer)> Transfers { get; } = new();

    /// <summary>How often a transfer was asked for.</summary>
    public ConcurrentQueue<string> TransferCalls { get; } = new();

    public int Treasuries => treasuries.Count;

    public IConsentClient Consent => PeerStub.Of<IConsentClient>(
        ("CreateAgreementAsync", call => Task.FromResult(agreements.GetOrAdd((string)call[0]!, _ => AgreementOf((AgreementTerms)call[1]!)))),
        ("CreateConsentRequestAsync", call => Task.FromResult(Ask((ConsentRequestDraft)call[1]!))),
        ("GetConsentRequestAsync", call => Task.FromResult(Request((Guid)call[0]!))));

    public IRegistriesClient Registries => PeerStub.Of<IRegistriesClient>(("DiscloseRecordAsync", call => Disclose((DisclosureRequest)call[1]!)));

    public IPaymentsClient Payments => PeerStub.Of<IPaymentsClient>(
        ("OpenAccountAsync", call => Task.FromResult(treasuries.GetOrAdd((string)call[0]!, _ => AccountOf((AccountDraft)call[1]!)))),
        ("CreateTransferAsync", call => TransferAsync((string)call[0]!, (TransferDraft)call[1]!)));

    /// <summary>The person decides on the consent of every application of theirs.</summary>
    public void Decide(string subject, ConsentRequestStatus status)
    {
        foreach (var (id, request) in requests.Where(request => request.Value.Subject == subject))
        {
            requests[id] = (request.Subject, status);
        }
    }

    private static Agreement AgreementOf(AgreementTerms terms) =>
        new() { AgreementId = Guid.CreateVersion7(), Version = 1, PublishedAt = DateTimeOffset.UnixEpoch, Terms = terms };

    private static Account AccountOf(AccountDraft draft) => new()
    {
        AccountId = Guid.CreateVersion7(),
        Kind = draft.Kind,
        Status = AccountStatus.Active,
        Name = draft.Name,
        Balance = draft.Floor!,
        Floor = draft.Floor!,
        OpenedAt = DateTimeOffset.UnixEpoch,
    };

    private ConsentRequest Ask(ConsentRequestDraft draft)
    {
        var id = Guid.CreateVersion7();
        requests[id] = (draft.Subject, ConsentRequestStatus.Pending);
        return Request(id);
    }

    private ConsentRequest Request(Guid id) => new()
    {
        RequestId = id,
        AgreementId = Guid.Empty,
        AgreementVersion = 1,
        Status = requests[id].Status,
        ConsentId = requests[id].Status == ConsentRequestStatus.Granted ? id : null,
        DecisionUrl = new Uri($"http://127.0.0.1/consent/requests/{id}"),
        CreatedAt = DateTimeOffset.UnixEpoch,
        ExpiresAt = DateTimeOffset.UnixEpoch,
    };

    private Task<Disclosure> Disclose(DisclosureRequest request) => RegistryRefuses is { } refusal
        ? Task.FromException<Disclosure>(PeerStub.Refusal(refusal.Status, refusal.Code))
        : Task.FromResult(new Disclosure
        {
            AccessId = Guid.CreateVersion7(),
            ConsentId = request.ConsentId,
            DisclosedAt = DateTimeOffset.UnixEpoch,
            Data = JsonSerializer.SerializeToElement(new { holdingId = "H-1", areaHectares = Hectares, mainCrop = "maize" }),
        });

    private Task<Transfer> TransferAsync(string key, TransferDraft draft)
    {
        TransferCalls.Enqueue(key);
        if (Failures.TryDequeue(out var failure))
        {
            return Task.FromException<Transfer>(failure);
        }

        if (Unlinked.ContainsKey(draft.Creditor.Subject!))
        {
            return Task.FromException<Transfer>(PeerStub.Refusal(422, "PAY-0425"));
        }

        var taken = Transfers.GetOrAdd(key, _ => (draft, new Transfer
        {
            TransferId = Guid.CreateVersion7(),
            Kind = TransferKind.Payment,
            Status = TransferStatus.Posted,
            ReceiptNumber = $"R{Transfers.Count:D12}",
            DebtorAccountId = draft.DebtorAccountId,
            Amount = draft.Amount,
            Reference = draft.Reference,
            PostedAt = DateTimeOffset.UnixEpoch,
        }));
        if (AnswersLost > 0)
        {
            AnswersLost--;
            return Task.FromException<Transfer>(new PeerUnavailableException("payments", "The answer was lost."));
        }

        return Task.FromResult(taken.Answer);
    }
}
