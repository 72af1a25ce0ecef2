using System.Net;
using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Identity.Contracts;

namespace DigitalIndiaStack.Consent.Tests.Hosting;

/// <summary>The identity block as consent sees it: it translates the subject of one party into that of another.</summary>
internal sealed class FakeIdentity : IIdentityClient
{
    /// <summary>The subject under which a party knows a person.</summary>
    public static string SubjectAt(string party, string person) => $"{party}-knows-{person}";

    public Task<PairwiseSubject> MapSubjectAsync(SubjectMapping body, CancellationToken cancellationToken = default)
    {
        var known = SubjectAt(body.RelyingParty, "");
        return body.Subject.StartsWith(known, StringComparison.Ordinal)
            ? Task.FromResult(new PairwiseSubject { Subject = SubjectAt(body.Audience, body.Subject[known.Length..]) })
            : throw NotFound();
    }

    public Task<PairwiseSubject> ResolveSubjectAsync(SubjectResolution body, CancellationToken cancellationToken = default) => throw new NotSupportedException();

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
