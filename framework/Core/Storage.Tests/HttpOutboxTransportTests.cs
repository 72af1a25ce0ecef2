using System.Net;
using System.Text;
using DigitalIndiaStack.Core.Storage.Outbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Core.Storage.Tests;

public sealed class HttpOutboxTransportTests
{
    private static readonly OutboxDelivery Delivery = new("notes", "ke", "note.written.v1", "/registries/v1/events", Encoding.UTF8.GetBytes("{\"id\":1}"));

    [Theory]
    [InlineData(HttpStatusCode.NoContent, null)]
    [InlineData(HttpStatusCode.Found, "HTTP 302")]
    [InlineData(HttpStatusCode.InternalServerError, "HTTP 500")]
    public async Task An_event_is_posted_and_only_2xx_takes_it(HttpStatusCode status, string? reason)
    {
        using var subscriber = new Subscriber { Status = status };
        await using var services = Services(subscriber);

        Assert.Equal(reason, await Transport(services).DeliverAsync(Delivery, TestContext.Current.CancellationToken));

        Assert.Equal("POST http://127.0.0.1:5080/registries/v1/events application/cloudevents+json {\"id\":1}", subscriber.Received);
        Assert.Equal(Delivery, subscriber.Carried);
    }

    [Fact]
    public async Task A_subscriber_that_is_away_is_a_reason_and_not_an_exception()
    {
        using var subscriber = new Subscriber { Failure = new HttpRequestException(HttpRequestError.ConnectionError) };
        await using var services = Services(subscriber);

        Assert.Equal("ConnectionError", await Transport(services).DeliverAsync(Delivery, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_subscriber_that_does_not_answer_is_a_reason_and_not_an_exception()
    {
        using var subscriber = new Subscriber { Failure = new TaskCanceledException() };
        await using var services = Services(subscriber);

        Assert.Equal("Timeout", await Transport(services).DeliverAsync(Delivery, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Subscribers_come_from_the_configuration()
    {
        await using var services = Services(new Subscriber());

        Assert.Equal(["/a", "http://b/"], Transport(services).TargetsOf("note.written.v1"));
        Assert.Empty(Transport(services).TargetsOf("other"));
    }

    private static HttpOutboxTransport Transport(ServiceProvider services) => ActivatorUtilities.CreateInstance<HttpOutboxTransport>(services);

    private static ServiceProvider Services(Subscriber subscriber)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Outbox:Subscribers:note.written.v1:0"] = "/a",
            ["Outbox:Subscribers:note.written.v1:1"] = "http://b/",
        }).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration);
        services.AddOptions<OutboxOptions>().BindConfiguration(OutboxOptions.Section);
        services.AddHttpClient(OutboxDelivery.HttpClientName, client => client.BaseAddress = new Uri("http://127.0.0.1:5080"))
            .ConfigurePrimaryHttpMessageHandler(() => subscriber);
        return services.BuildServiceProvider();
    }

    private sealed class Subscriber : HttpMessageHandler
    {
        public HttpStatusCode Status { get; init; }

        public Exception? Failure { get; init; }

        public string? Received { get; private set; }

        public OutboxDelivery? Carried { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Failure is not null)
            {
                throw Failure;
            }

            Received = $"{request.Method} {request.RequestUri} {request.Content!.Headers.ContentType} {await request.Content.ReadAsStringAsync(cancellationToken)}";
            Carried = request.Options.TryGetValue(OutboxDelivery.Option, out var carried) ? carried : null;
            return new HttpResponseMessage(Status);
        }
    }
}
