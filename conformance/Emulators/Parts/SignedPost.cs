using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace DigitalIndiaStack.Conformance.Emulators.Parts;

/// <summary>Delivers an event as clause 12 of the payment rules says, or as a mutant wants.</summary>
internal sealed class SignedPost(Emulation emulation) : IDisposable
{
    private const string MediaType = "application/cloudevents+json";
    private const int Hour = 3600;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { Timeout = Patience };

    /// <summary>Delivers once.</summary>
    /// <returns>The status of the answer; 0 when none came.</returns>
    public async Task<int> SendAsync(Uri to, string body, Post post)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, to);
        Seal(request, body, post);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            return (int)answer.StatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return 0;
        }
    }

    public void Dispose() => http.Dispose();

    private void Seal(HttpRequestMessage request, string body, Post post)
    {
        var digest = $"sha-256=:{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(body)))}:";
        var created = post == Post.Stale ? emulation.Now - Hour : emulation.Now;
        var parameters = $"(\"@method\" \"@target-uri\" \"content-type\" \"content-digest\");created={created};keyid=\"{EmulatorKeys.KeyId}\";alg=\"ecdsa-p256-sha256\"";
        string[] lines =
        [
            "\"@method\": POST", $"\"@target-uri\": {request.RequestUri!.AbsoluteUri}", $"\"content-type\": {MediaType}", $"\"content-digest\": {digest}", $"\"@signature-params\": {parameters}",
        ];
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(post == Post.OtherBody ? body.Replace("\"posted\"", "\"settled\"", StringComparison.Ordinal) : body));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaType);
        request.Content.Headers.Add("Content-Digest", digest);
        if (post != Post.Unsigned)
        {
            var signature = emulation.Keys.Sign(Encoding.ASCII.GetBytes(string.Join('\n', lines)), post == Post.Stranger);
            request.Headers.Add("Signature-Input", $"dis={parameters}");
            request.Headers.Add("Signature", $"dis=:{Convert.ToBase64String(signature)}:");
        }
    }
}
