using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Mutants.Seams;
using DigitalIndiaStack.Payments.Block;
using DigitalIndiaStack.Payments.Block.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of deliveries on their way.</summary>
internal static class DeliveryMutants
{
    private static readonly HttpClient Careless = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("PAY-M170", "PAY-12.9", "The body is changed after it was signed.") { Deliver = ChangedAsync },
        new("PAY-M171", "PAY-12.9", "The key that signs is not the one that is published.")
        {
            After = (call, answer) =>
            {
                if (call.Is("getPaymentKeys"))
                {
                    new Fields(answer).Change("Keys", keys => keys.Select(key => Turned(key)));
                }
            },
        },
        new("PAY-M172", "PAY-12.10", "The signature does not say when it was made.") { Deliver = UndatedAsync },
        new("PAY-M173", "PAY-12.11", "Each pause is as long as the first.") { Settings = services => Change(services, settings => settings.LongestPauseSeconds, (settings, value) => settings.LongestPauseSeconds = value, 10) },
        new("PAY-M174", "PAY-12.11", "What failed once is given up.") { Settings = services => Change(services, settings => settings.MaximumAttempts, (settings, value) => settings.MaximumAttempts = value, 1) },
        new("PAY-M175", "PAY-12.12", "Each attempt is an event of its own.") { Deliver = RenumberedAsync },
        new("PAY-M176", "PAY-12.13", "What fails is tried for ever.") { Settings = services => Change(services, settings => settings.MaximumAttempts, (settings, value) => settings.MaximumAttempts = value, 1000) },
        new("PAY-M177", "PAY-12.14", "Nobody learns why a delivery failed.")
        {
            After = (call, answer) =>
            {
                if (call.Is("listDeliveries") && answer.GetType().Name == "DeliveryPage")
                {
                    new Fields(answer).Change("Items", items => items.Select(Silent));
                }
            },
        },
        new("PAY-M178", "PAY-12.15", "A redirect is followed.") { Deliver = FollowAsync },
        new("PAY-M179", "PAY-12.16", "A name is called wherever it leads.") { Deliver = parcel => parcel.Request.RequestUri!.Host == "localhost" ? CarelessAsync(parcel, parcel.Request.RequestUri) : parcel.SendAsync() },
        new("PAY-M183", "PAY-12.20", "Who resends is told that it is due, and it is not.")
        {
            Sql = statement =>
            {
                if (Call.Runs("resendDelivery") && statement.Is("UPDATE", "webhook_deliveries"))
                {
                    statement.Replace("\"next_attempt_at\" = @\\w+", "\"next_attempt_at\" = \"next_attempt_at\" + 1000000000000");
                }
            },
        },
    ];

    private static async Task<HttpResponseMessage> ChangedAsync(Parcel parcel)
    {
        await parcel.ChangeAsync(text => $"{text} ");
        return await parcel.SendAsync();
    }

    private static Task<HttpResponseMessage> UndatedAsync(Parcel parcel)
    {
        parcel.Replace("Signature-Input", input => Regex.Replace(input, "created=\\d+;", ""));
        return parcel.SendAsync();
    }

    private static async Task<HttpResponseMessage> RenumberedAsync(Parcel parcel)
    {
        await parcel.ChangeAsync(text => Regex.Replace(text, "\"id\":\"[^\"]+\"", $"\"id\":\"{Guid.CreateVersion7()}\""));
        return await parcel.SendAsync();
    }

    private static async Task<HttpResponseMessage> FollowAsync(Parcel parcel)
    {
        var answer = await parcel.SendAsync();
        return answer.Headers.Location is { } elsewhere ? await CarelessAsync(parcel, elsewhere) : answer;
    }

    private static async Task<HttpResponseMessage> CarelessAsync(Parcel parcel, Uri to)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, to) { Content = new StringContent(await parcel.TextAsync()) };
        return await Careless.SendAsync(request);
    }

    private static object Turned(object key)
    {
        var fields = new Fields(key);
        fields.Set("Kid", $"{fields.Get<string>("Kid")[1..]}x");
        return key;
    }

    private static object Silent(object delivery)
    {
        new Fields(delivery).Set("Reason", null);
        return delivery;
    }

    private static Action Change(IServiceProvider services, Func<WebhookOptions, int> read, Action<WebhookOptions, int> write, int value)
    {
        var settings = services.GetRequiredService<IOptionsMonitor<PaymentsOptions>>().CurrentValue.Webhooks;
        var before = read(settings);
        write(settings, value);
        return () => write(settings, before);
    }
}
