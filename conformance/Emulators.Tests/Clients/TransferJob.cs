using System.Net;
using System.Text.Json;

namespace DigitalIndiaStack.Conformance.Emulators.Tests.Clients;

/// <summary>Pays once.</summary>
internal sealed class TransferJob(HttpClient http, IReadOnlyDictionary<string, string> settings, Lack lack)
{
    private const string Amount = "5000.00";
    private readonly string key = Guid.CreateVersion7().ToString();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var answer = await new RetryingPost(http, lack).SendAsync(
            new Uri($"{settings["DIS_ADDRESS"]}/payments/v1/transfers"), settings["DIS_TOKEN"], Body, Key, cancellationToken);
        if (lack == Lack.Answer)
        {
            return;
        }

        RefusedException.Unless(answer.StatusCode == HttpStatusCode.Created, $"{(int)answer.StatusCode}");
        using var paid = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
        RefusedException.Unless(paid.RootElement.TryGetProperty("receiptNumber", out _), "no receipt");
        RefusedException.Unless(lack == Lack.Amount || paid.RootElement.GetProperty("amount").GetProperty("amount").GetString() == Amount, "another amount");
    }

    private string Key() => lack == Lack.SameKey ? Guid.CreateVersion7().ToString() : key;

    private static string Body() => JsonSerializer.Serialize(new
    {
        debtorAccountId = "019ac8f2-3f4e-7a51-9d0c-5a7a31c0e000",
        creditor = new { subject = "k3Jt8mYw0Qe2Zx7Vb5Nn4Rr1Ss6Tt9Uu" },
        amount = new { currency = "KES", amount = Amount },
        reference = "AGR-7K2M-9QXD",
    });
}
