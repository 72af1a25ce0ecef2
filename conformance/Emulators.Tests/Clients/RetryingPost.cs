using System.Net;
using System.Text;

namespace DigitalIndiaStack.Conformance.Emulators.Tests.Clients;

/// <summary>Posts JSON until it is answered, as long as trying again is allowed.</summary>
internal sealed class RetryingPost(HttpClient http, Lack lack)
{
    private const int Attempts = 3;

    /// <returns>The answer; the caller disposes it.</returns>
    public async Task<HttpResponseMessage> SendAsync(Uri address, string token, Func<string> body, Func<string> key, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body(), Encoding.UTF8, "application/json") };
            request.Headers.Authorization = new("Bearer", token);
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key());
            var isLast = attempt == Attempts || lack == Lack.Patience;
            try
            {
                var answer = await http.SendAsync(request, cancellationToken);
                if (isLast || !IsForLater(answer.StatusCode))
                {
                    return answer;
                }

                var wait = answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromMilliseconds(100);
                answer.Dispose();
                await Task.Delay(lack == Lack.Waiting ? TimeSpan.Zero : wait, cancellationToken);
            }
            catch (HttpRequestException) when (!isLast)
            {
                // Nobody knows whether it was done; the key makes it safe to ask again.
            }
            catch (HttpRequestException broken)
            {
                throw new RefusedException(broken.Message);
            }
        }
    }

    private static bool IsForLater(HttpStatusCode status) =>
        status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests or HttpStatusCode.Conflict;
}
