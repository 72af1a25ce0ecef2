using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using DigitalIndiaStack.Identity.Contracts;

namespace DigitalIndiaStack.Payments.Tests.Hosting;

/// <summary>The identity block as payments sees it: whose number it is, and who a relying party's subject is here.</summary>
internal sealed class FakeIdentity : HttpMessageHandler
{
    /// <summary>Nobody's number.</summary>
    public const string UnknownNumber = "999999999999";

    /// <summary>The subject under which payments knows the holder of a number.</summary>
    public static string SubjectHere(string number) => $"payments-{number}";

    /// <summary>The subject under which a client knows the holder of a number.</summary>
    public static string SubjectAt(string client, string number) => $"{client}-knows-{number}";

    /// <summary>A client of it.</summary>
    public static IIdentityClient NewClient() => new IdentityClient(new HttpClient(new FakeIdentity()) { BaseAddress = new Uri("http://identity.example/") });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => request.RequestUri!.Segments[^1] switch
    {
        "subject-resolutions" => Answer(Resolve((await request.Content!.ReadFromJsonAsync<SubjectResolution>(cancellationToken))!)),
        "subject-mappings" => Answer(Map((await request.Content!.ReadFromJsonAsync<SubjectMapping>(cancellationToken))!)),
        var other => throw new NotSupportedException(other),
    };

    private static string? Resolve(SubjectResolution resolution) => resolution.Number == UnknownNumber ? null : SubjectHere(resolution.Number);

    private static string? Map(SubjectMapping mapping)
    {
        var known = SubjectAt(mapping.RelyingParty, "");
        return mapping.Audience == "payments" && mapping.Subject.StartsWith(known, StringComparison.Ordinal) ? SubjectHere(mapping.Subject[known.Length..]) : null;
    }

    private static HttpResponseMessage Answer(string? subject) => subject is null
        ? new(HttpStatusCode.NotFound) { Content = JsonContent.Create(new { type = "urn:dis:problem:IDN-0404", title = "nobody", status = 404, code = "IDN-0404", traceId = "1" }, new MediaTypeHeaderValue("application/problem+json")) }
        : new(HttpStatusCode.OK) { Content = JsonContent.Create(new { subject }) };
}
