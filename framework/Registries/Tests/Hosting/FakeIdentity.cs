using System.Net;
using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Identity.Contracts;

namespace DigitalIndiaStack.Registries.Tests.Hosting;

/// <summary>The identity block as registries sees it: whose number it is.</summary>
internal sealed class FakeIdentity : IIdentityClient
{
    /// <summary>Nobody's number.</summary>
    public const string UnknownNumber = "999999999999";

    /// <summary>The subject under which registries knows the holder of a number; says nothing of the number.</summary>
    public static string SubjectOf(string number) => $"subject-of-{string.Concat(number.Reverse().Select(digit => (char)('a' + digit - '0')))}";

    public Task<PairwiseSubject> ResolveSubjectAsync(SubjectResolution body, CancellationToken cancellationToken = default) =>
        body.Number == UnknownNumber ? throw NotFound() : Task.FromResult(new PairwiseSubject { Subject = SubjectOf(body.Number) });

    public Task<PairwiseSubject> MapSubjectAsync(SubjectMapping body, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ApiResponse<PairwiseSubject>> ResolveSubjectWithResponseAsync(SubjectResolution body, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ApiResponse<PairwiseSubject>> MapSubjectWithResponseAsync(SubjectMapping body, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<Person> EnrolPersonAsync(string idempotencyKey, Enrolment body, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ApiResponse<Person>> EnrolPersonWithResponseAsync(string idempotencyKey, Enrolment body, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<Person> GetPersonAsync(Guid personId, string? ifNoneMatch = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ApiResponse<Person>> GetPersonWithResponseAsync(Guid personId, string? ifNoneMatch = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    private static ApiException<ProblemDetails> NotFound()
    {
        using var answer = new HttpResponseMessage(HttpStatusCode.NotFound);
        return new ApiException<ProblemDetails>(404, answer.Headers, "nobody", new ProblemDetails { Type = "urn:dis:problem:IDN-0404", Title = "nobody", Status = 404, Code = "IDN-0404", TraceId = "1" });
    }
}
