using DigitalIndiaStack.Registries.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Registries.Block;

/// <summary>Answers the operations of specs/registries/registries.v1.yaml.</summary>
internal sealed class RegistriesApi(RegistryDesk registries, RecordDesk records, HistoryDesk history, DisclosureDesk disclosures, AccessDesk accesses) : IRegistriesApi
{
    public Task<Results<Ok<RegistryPage>, ProblemHttpResult>> ListRegistriesAsync(int limit, string? cursor, CancellationToken cancellationToken) =>
        registries.ListAsync(limit, cursor, cancellationToken);

    public Task<Results<Created<Registry>, ProblemHttpResult>> CreateRegistryAsync(RegistryDefinition body, CancellationToken cancellationToken) =>
        registries.CreateAsync(body, cancellationToken);

    public Task<Results<Ok<Registry>, ProblemHttpResult>> GetRegistryAsync(string registry, CancellationToken cancellationToken) =>
        registries.GetAsync(registry, cancellationToken);

    public Task<Results<Ok<RecordPage>, ProblemHttpResult>> SearchRecordsAsync(
        string registry, string? index, string? value, int limit, string? cursor, CancellationToken cancellationToken) =>
        history.SearchAsync(registry, (index, value), (limit, cursor), cancellationToken);

    public Task<Results<Created<Record>, ProblemHttpResult>> CreateRecordAsync(string registry, RecordDraft body, CancellationToken cancellationToken) =>
        records.CreateAsync(registry, body, cancellationToken);

    public Task<Results<Ok<Record>, ProblemHttpResult>> GetRecordAsync(string registry, Guid recordId, DateTimeOffset? asAt, CancellationToken cancellationToken) =>
        records.GetAsync(registry, recordId, asAt, cancellationToken);

    public Task<Results<Ok<Record>, ProblemHttpResult>> ReplaceRecordAsync(
        string registry, Guid recordId, string? ifMatch, RecordReplacement body, CancellationToken cancellationToken) =>
        records.ReplaceAsync(registry, recordId, ifMatch, body, cancellationToken);

    public Task<Results<Ok<RecordPage>, ProblemHttpResult>> GetRecordHistoryAsync(
        string registry, Guid recordId, int limit, string? cursor, CancellationToken cancellationToken) =>
        history.OfAsync(registry, recordId, limit, cursor, cancellationToken);

    public Task<Results<Ok<Disclosure>, ProblemHttpResult>> DiscloseRecordAsync(string registry, DisclosureRequest body, CancellationToken cancellationToken) =>
        disclosures.DiscloseAsync(registry, body, cancellationToken);

    public Task<Results<Ok<AccessPage>, ProblemHttpResult>> ListAccessesAsync(int limit, string? cursor, CancellationToken cancellationToken) =>
        accesses.ListAsync(limit, cursor, cancellationToken);
}
