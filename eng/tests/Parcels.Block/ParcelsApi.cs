using System.Collections.Concurrent;
using DigitalIndiaStack.Parcels.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Parcels.Block;

/// <summary>Answers the operations of parcels.v1.yaml from memory.</summary>
internal sealed class ParcelsApi(TimeProvider clock) : IParcelsApi
{
    private readonly ConcurrentDictionary<Guid, Parcel> parcels = new();

    /// <summary>What the last list was asked for, to see what arrived.</summary>
    public object?[] LastQuery { get; private set; } = [];

    public Task<Results<Ok<ParcelPage>, ProblemHttpResult>> ListParcelsAsync(
        int limit,
        string? cursor,
        ParcelStatus? status,
        IReadOnlyList<ParcelKind>? kind,
        DateOnly? sentAfter,
        DateTimeOffset? changedSince,
        bool? fragile,
        CancellationToken cancellationToken)
    {
        LastQuery = [limit, cursor, status, kind, sentAfter, changedSince, fragile];
        var found = parcels.Values
            .Where(parcel => status is null || parcel.Status == status)
            .Where(parcel => kind is null || kind.Contains(parcel.Kind))
            .Take(limit)
            .ToList();
        return Task.FromResult<Results<Ok<ParcelPage>, ProblemHttpResult>>(TypedResults.Ok(new ParcelPage { Items = found }));
    }

    public Task<Results<Created<Parcel>, ProblemHttpResult>> RegisterParcelAsync(ParcelRequest body, CancellationToken cancellationToken)
    {
        var parcel = new Parcel
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Reference = body.Reference,
            Kind = body.Kind,
            Status = ParcelStatus.HandedOver,
            WeightGrams = body.WeightGrams,
            SentOn = body.SentOn,
            ChangedAt = clock.GetUtcNow(),
            Insured = body.Insured,
            Labels = body.Labels ?? [],
        };
        parcels[parcel.Id] = parcel;
        var location = new Uri($"/parcels/v1/parcels/{parcel.Id}", UriKind.Relative);
        return Task.FromResult<Results<Created<Parcel>, ProblemHttpResult>>(TypedResults.Created(location, parcel));
    }

    public Task<Results<Ok<Parcel>, ProblemHttpResult>> GetParcelAsync(Guid parcelId, CancellationToken cancellationToken) =>
        Task.FromResult<Results<Ok<Parcel>, ProblemHttpResult>>(
            parcels.TryGetValue(parcelId, out var parcel) ? TypedResults.Ok(parcel) : NotFound());

    public Task<Results<NoContent, ProblemHttpResult>> DropParcelAsync(Guid parcelId, string? ifMatch, CancellationToken cancellationToken) =>
        Task.FromResult<Results<NoContent, ProblemHttpResult>>(
            parcels.TryRemove(parcelId, out _) ? TypedResults.NoContent() : NotFound());

    public Task<Results<Ok<Label>, Accepted<Label>, ProblemHttpResult>> PrintLabelAsync(
        Guid parcelId,
        int labelNumber,
        LabelOrder body,
        CancellationToken cancellationToken)
    {
        var label = new Label { Number = labelNumber, Text = body.Text };
        var later = body.Attributes.TryGetProperty("later", out _);
        return Task.FromResult<Results<Ok<Label>, Accepted<Label>, ProblemHttpResult>>(
            later ? TypedResults.Accepted((string?)null, label) : TypedResults.Ok(label));
    }

    public Task<Results<ContentHttpResult, ProblemHttpResult>> ReadNoticeAsync(CancellationToken cancellationToken) =>
        Task.FromResult<Results<ContentHttpResult, ProblemHttpResult>>(TypedResults.Text("Nothing that bites.", "text/plain"));

    private static ProblemHttpResult NotFound() => TypedResults.Problem(
        statusCode: StatusCodes.Status404NotFound,
        type: "urn:dis:problem:PCL-0404",
        title: "There is no such parcel.",
        extensions: new Dictionary<string, object?> { ["code"] = "PCL-0404", ["traceId"] = "0" });
}
