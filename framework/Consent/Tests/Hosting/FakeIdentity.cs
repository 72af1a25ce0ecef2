using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using DigitalIndiaStack.Identity.Contracts;

namespace DigitalIndiaStack.Consent.Tests.Hosting;

/// <summary>The identity block as consent sees it: it translates the subject of one party into that of another.</summary>
internal sealed class FakeIdentity : HttpMessageHandler
{
    /// <summary>The subject under which a party knows a person.</summary>
    public static string SubjectAt(string party, string person) => $"{party}-knows-{person}";

    /// <summary>A client of it.</summary>
    public static IIdentityClient NewClient() => new IdentityClient(new HttpClient(new FakeIdentity()) { BaseAddress = new Uri("http://identity.example/") });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => request.RequestUri!.Segments[^1] switch
    {
        "subject-mappings" => Answer(Map((await request.Content!.ReadFromJsonAsync<SubjectMapping>(cancellationToken))!)),
        var other => throw new NotSupportedException(other),
    };

    private static string? Map(SubjectMapping mapping)
    {
        var known = SubjectAt(mapping.RelyingParty, "");
        return mapping.Subject.StartsWith(known, StringComparison.Ordinal) ? SubjectAt(mapping.Audience, mapping.Subject[known.Length..]) : null;
    }

    private static HttpResponseMessage Answer(string? subject) => subject is null
        ? new(HttpStatusCode.NotFound) { Content = JsonContent.Create(new { type = "urn:dis:problem:IDN-0404", title = "nobody", status = 404, code = "IDN-0404", traceId = "1" }, new MediaTypeHeaderValue("application/problem+json")) }
        : new(HttpStatusCode.OK) { Content = JsonContent.Create(new { subject }) };
}
