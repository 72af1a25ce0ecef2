using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Faults.Load;

/// <summary>One client's way to pay: asks, hangs up at times, asks all services at once at times, and asks again until it is told.</summary>
internal sealed class Payment(HttpClient http, IReadOnlyList<Uri> services, AnswerLog log, Counts counts, Habits habits, Random random)
{
    private const int LongestPatience = 30;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // Some 10 minutes: longer than any service is away.
    private const int MostTries = 6000;

    /// <exception cref="FaultsFailedException">Nobody answered for minutes.</exception>
    public async Task PayAsync(string key, JsonObject draft)
    {
        var body = draft.ToJsonString();
        log.Ask(key);
        var first = random.Next(services.Count);
        if (Does(habits.RaceOneIn))
        {
            counts.Raced();
            await Task.WhenAll(Enumerable.Repeat(services, habits.Copies).SelectMany(all => all).Select(service => TryAsync(service, key, body, hangUp: false)));
        }

        var tries = 0;
        while (log.Answers[key] is null)
        {
            if (!await TryAsync(services[(first + tries) % services.Count], key, body, hangUp: tries == 0 && Does(habits.HangUpOneIn)))
            {
                await Task.Delay(Pause);
            }

            if (++tries > MostTries)
            {
                throw new FaultsFailedException($"nobody answered {key}");
            }
        }

        if (Does(habits.RepeatOneIn))
        {
            counts.Repeated();
            await TryAsync(services[random.Next(services.Count)], key, body, hangUp: false);
        }
    }

    private bool Does(int oneIn) => oneIn > 0 && random.Next(oneIn) == 0;

    /// <returns>Whether there was an answer.</returns>
    private async Task<bool> TryAsync(Uri service, string key, string body, bool hangUp)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(service, "payments/v1/transfers")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", key);
        using var patience = new CancellationTokenSource(hangUp ? TimeSpan.FromMilliseconds(random.Next(LongestPatience)) : Timeout.InfiniteTimeSpan);
        counts.Asked();
        try
        {
            using var answer = await http.SendAsync(request, patience.Token);
            var told = await answer.Content.ReadAsStringAsync(patience.Token);
            return Take(key, answer.StatusCode, told);
        }
        catch (Exception cut) when (cut is HttpRequestException or OperationCanceledException or IOException)
        {
            counts.Cut();
            return false;
        }
    }

    private bool Take(string key, HttpStatusCode status, string told)
    {
        switch (status)
        {
            case HttpStatusCode.Created:
                log.Answer(key, told);
                return true;
            case HttpStatusCode.Conflict or HttpStatusCode.InternalServerError or HttpStatusCode.ServiceUnavailable:
                counts.Refused(CodeOf(told, (int)status));
                return false;
            default:
                throw new FaultsFailedException($"{key} was answered {(int)status}: {told}");
        }
    }

    /// <summary>The code of the one problem that an answer is; <see langword="null"/> when it is none, or of another status.</summary>
    private static string? CodeOf(string told, int status)
    {
        try
        {
            return JsonNode.Parse(told) is JsonObject problem && problem["status"]?.GetValue<int>() == status ? problem["code"]?.GetValue<string>() : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
