using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using DigitalIndiaStack.Identity.Contracts;

namespace DigitalIndiaStack.Registries.Tests.Hosting;

/// <summary>The identity block as registries sees it: whose number it is.</summary>
internal sealed class FakeIdentity : HttpMessageHandler
{
    /// <summary>Nobody's number.</summary>
    public const string UnknownNumber = "999999999999";

    /// <summary>The subject under which registries knows the holder of a number; says nothing of the number.</summary>
    public static string SubjectOf(string number) => $"subject-of-{string.Concat(number.Reverse().Select(digit => (char)('a' + digit - '0')))}";

    /// <summary>A client of it.</summary>
    public static IIdentityClient NewClient() => new IdentityClient(new HttpClient(new FakeIdentity()) { BaseAddress = new Uri("http://identity.example/") });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => request.RequestUri!.Segments[^1] switch
    {
        "subject-resolutions" => Answer(Resolve((await request.Content!.ReadFromJsonAsync<SubjectResolution>(cancellationToken))!)),
        var other => throw new NotSupportedException(other),
    };

    private static string? Resolve(SubjectResolution resolution) => resolution.Number == UnknownNumber ? null : SubjectOf(resolution.Number);

    private static HttpResponseMessage Answer(string? subject) => subject is null
        ? new(HttpStatusCode.NotFound) { Content = JsonContent.Create(new { type = "urn:dis:problem:IDN-0404", title = "nobody", status = 404, code = "IDN-0404", traceId = "1" }, new MediaTypeHeaderValue("application/problem+json")) }
        : new(HttpStatusCode.OK) { Content = JsonContent.Create(new { subject }) };
}
