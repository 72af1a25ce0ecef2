using System.Net;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>What of a browser a sign-in needs: cookies, redirects, and patience with a server that bounds sign-ins.</summary>
internal sealed class Browser(CheckRun run, CookieContainer cookies)
{
    private const int MostWaits = 4;

    /// <summary>Where an answer leads; <see langword="null"/> when it is a page.</summary>
    public static Uri? RedirectOf(Answer answer, HttpRequestMessage sent)
    {
        // What every browser follows by GET; 307 and 308 keep the method, so that they do so after a GET only (RFC 9110, 15.4).
        var isRedirect = answer.Status is 301 or 302 or 303 || (answer.Status is 307 or 308 && sent.Method == HttpMethod.Get);
        if (!isRedirect || answer.Header("Location") is not { Length: > 0 } location)
        {
            return null;
        }

        return Uri.TryCreate(sent.RequestUri!, location, out var address) ? address : throw new CheckFailedException("a Location that a browser can follow", location, answer.Exchange);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage message)
    {
        message.Headers.Add("Accept-Language", "en");
        if (cookies.GetCookieHeader(message.RequestUri!) is { Length: > 0 } header)
        {
            message.Headers.Add("Cookie", header);
        }

        var answer = await PatientlyAsync(message);
        foreach (var cookie in answer.HeaderValues("Set-Cookie"))
        {
            Keep(message.RequestUri!, cookie);
        }

        return answer;
    }

    private void Keep(Uri address, string cookie)
    {
        try
        {
            cookies.SetCookies(address, cookie);
        }
        catch (CookieException)
        {
            // Malformed, or of another domain: a browser leaves it too (RFC 6265, 5.3), and goes on.
            return;
        }
    }

    // A server may bound the sign-ins of one address; checks that run at once reach that sooner, and wait as it says.
    private async Task<Answer> PatientlyAsync(HttpRequestMessage message)
    {
        var body = message.Content is null ? null : await message.Content.ReadAsByteArrayAsync(run.CancellationToken);
        var answer = await run.SendAsync(message);
        for (var turn = 0; answer.Status == 429 && turn < MostWaits; turn++)
        {
            await run.DelayAsync(WaitOf(answer));
            using var again = Again(message, body);
            answer = await run.SendAsync(again);
        }

        return answer;
    }

    private static HttpRequestMessage Again(HttpRequestMessage message, byte[]? body)
    {
        var again = new HttpRequestMessage(message.Method, message.RequestUri) { Content = body is null ? null : new ByteArrayContent(body) };
        again.Content?.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
        foreach (var (name, values) in message.Headers.Where(header => !header.Key.Equals("X-Request-Id", StringComparison.OrdinalIgnoreCase)))
        {
            again.Headers.TryAddWithoutValidation(name, values);
        }

        return again;
    }

    private static TimeSpan WaitOf(Answer answer) =>
        int.TryParse(answer.Header("Retry-After"), out var seconds) ? TimeSpan.FromSeconds(Math.Clamp(seconds, 1, 30)) : TimeSpan.FromSeconds(5);
}
