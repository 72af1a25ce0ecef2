using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Person = DigitalIndiaStack.Identity.Contracts.Person;

namespace DigitalIndiaStack.Identity.Block;

/// <summary>The operations of clause 21.</summary>
internal sealed partial class IdentityApi
{
    public Task<Results<Created<RegisterImport>, ProblemHttpResult>> CreateRegisterImportAsync(RegisterImportDraft body, CancellationToken cancellationToken) =>
        importing.Making.CreateAsync(body, cancellationToken);

    public Task<Results<Ok<RegisterImport>, ProblemHttpResult>> UploadRegisterLinesAsync(Guid importId, Stream body, CancellationToken cancellationToken) =>
        importing.Making.UploadAsync(importId, body, cancellationToken);

    public Task<Results<Ok<RegisterImport>, ProblemHttpResult>> GetRegisterImportAsync(Guid importId, CancellationToken cancellationToken) =>
        importing.Imports.GetAsync(importId, cancellationToken);

    public Task<Results<Ok<RegisterReport>, ProblemHttpResult>> GetRegisterReportAsync(Guid importId, int limit, string? cursor, CancellationToken cancellationToken) =>
        importing.Imports.ReportAsync(importId, limit, cursor, cancellationToken);

    public Task<Results<FileStreamHttpResult, ProblemHttpResult>> GetRegisterResultAsync(Guid importId, CancellationToken cancellationToken) =>
        importing.Imports.ResultAsync(importId, cancellationToken);

    public Task<Results<Ok<RegisterImport>, ProblemHttpResult>> ReleaseRegisterImportAsync(Guid importId, CancellationToken cancellationToken) =>
        importing.Acts.ReleaseAsync(importId, cancellationToken);

    public Task<Results<Ok<RegisterImport>, ProblemHttpResult>> PauseRegisterImportAsync(Guid importId, CancellationToken cancellationToken) =>
        importing.Acts.PauseAsync(importId, cancellationToken);

    public Task<Results<Ok<RegisterImport>, ProblemHttpResult>> ResumeRegisterImportAsync(Guid importId, CancellationToken cancellationToken) =>
        importing.Acts.ResumeAsync(importId, cancellationToken);

    public Task<Results<Ok<RegisterImport>, ProblemHttpResult>> CancelRegisterImportAsync(Guid importId, CancellationToken cancellationToken) =>
        importing.Acts.CancelAsync(importId, cancellationToken);

    public Task<Results<Ok<Person>, ProblemHttpResult>> ActivatePersonAsync(ActivationRequest body, CancellationToken cancellationToken) =>
        importing.Activations.ActivateAsync(body, cancellationToken);
}
