using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace DigitalIndiaStack.Core.Peers;

/// <summary>Lets a block call another one.</summary>
public static class PeerExtensions
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    extension(IHostApplicationBuilder builder)
    {
        /// <summary>
        /// Adds the typed client of another block, under the calling block's name as key: two blocks of one process call with their own tokens.
        /// Ask for it with <c>[FromKeyedServices("agriculture")]</c>. It calls for the tenant of the scope that it is made in.
        /// </summary>
        /// <typeparam name="TInterface">The generated interface of the client.</typeparam>
        /// <typeparam name="TClient">The generated client.</typeparam>
        /// <param name="peer">The block that is called; its address is the setting <c>Peers:{peer}</c>, or this host itself.</param>
        /// <param name="caller">The block that calls, whose key signs.</param>
        /// <param name="scopes">The scopes that it needs at the peer.</param>
        public IHostApplicationBuilder AddPeer<TInterface, TClient>(string peer, string caller, params string[] scopes)
            where TInterface : class
            where TClient : class, TInterface
        {
            var call = new PeerCall(caller, peer, string.Join(' ', scopes));
            builder.Services.AddKeyedTransient<TInterface>(caller, (services, _) =>
                ActivatorUtilities.CreateInstance<TClient>(services, services.GetRequiredService<PeerClients>().Create(services, call)));
            return builder;
        }
    }

    internal static void AddPeers(this IServiceCollection services)
    {
        services.TryAddSingleton<OwnAddress>();
        services.TryAddSingleton<PeerTokens>();
        services.TryAddSingleton<PeerClients>();
        services.AddHttpClient(PeerTokens.HttpClientName, client => client.Timeout = Patience).ConfigurePrimaryHttpMessageHandler(Direct);
        services.AddHttpClient(PeerClients.HttpClientName).ConfigurePrimaryHttpMessageHandler(Direct)
            .AddStandardResilienceHandler().Configure(Bound)

            // A peer that is down must not close the way to the others.
            .SelectPipelineBy(_ => request => request.Options.TryGetValue(PeerHandler.Peer, out var peer) ? peer : string.Empty);
    }

    private static SocketsHttpHandler Direct() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(3),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    };

    private static void Bound(HttpStandardResilienceOptions options)
    {
        options.TotalRequestTimeout.Timeout = Patience;
        options.AttemptTimeout.Timeout = Patience;
        options.CircuitBreaker.SamplingDuration = Patience * 2;
        options.CircuitBreaker.MinimumThroughput = 20;
        options.Retry.MaxRetryAttempts = 2;
        options.Retry.Delay = TimeSpan.FromMilliseconds(100);
        options.Retry.BackoffType = DelayBackoffType.Exponential;

        // A write is sent again only when its key makes that harmless.
        var transient = options.Retry.ShouldHandle;
        options.Retry.ShouldHandle = async arguments => IsRepeatable(arguments.Context.GetRequestMessage()) && await transient(arguments);
    }

    private static bool IsRepeatable(HttpRequestMessage? request) =>
        request is not null && (request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Headers.Contains("Idempotency-Key"));
}
