using DigitalIndiaStack.Identity.Block.Clients;
using DigitalIndiaStack.Identity.Block.Counters;
using DigitalIndiaStack.Identity.Block.Disclosure;
using DigitalIndiaStack.Identity.Block.Dpop;
using DigitalIndiaStack.Identity.Block.Keys;
using DigitalIndiaStack.Identity.Block.Logout;
using DigitalIndiaStack.Identity.Block.Mtls;
using DigitalIndiaStack.Identity.Block.Revoking;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.EntityFrameworkCore.Models;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>Sets OpenIddict up as the rules want it (sections 3 and 5).</summary>
internal static class AuthorizationServer
{
    /// <summary>From the sign-in on, however often it is refreshed.</summary>
    public static readonly TimeSpan RefreshTokenLife = TimeSpan.FromDays(14);

    /// <summary>Adds the server.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="isSandbox">Whether requests may come over plain http.</param>
    public static void Add(IServiceCollection services, bool isSandbox)
    {
        services.AddOpenIddict()
            .AddCore(core =>
            {
                core.UseEntityFrameworkCore().UseDbContext<IdentityDbContext>().ReplaceDefaultEntities<Guid>();
                core.ReplaceApplicationStore<OpenIddictEntityFrameworkCoreApplication<Guid>, ClientStore>(ServiceLifetime.Scoped);
                core.ReplaceTokenStore<OpenIddictEntityFrameworkCoreToken<Guid>, TokenStore>(ServiceLifetime.Scoped);
            })
            .AddServer(server =>
            {
                SetEndpoints(server);
                SetFlows(server);
                SetLifetimes(server);
                AddHandlers(server);
                AddDpop(server);
                server.AddCounters();
                server.AddMtls();
                server.AddRevocation();
                var host = server.UseAspNetCore().EnableEndUserVerificationEndpointPassthrough();
                if (isSandbox)
                {
                    host.DisableTransportSecurityRequirement();
                }
            });
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>, ServerOptionsSetup>();
    }

    private static void SetEndpoints(OpenIddictServerBuilder server) => server
        .SetAuthorizationEndpointUris("identity/connect/authorize")
        .SetTokenEndpointUris("identity/connect/token")
        .SetPushedAuthorizationEndpointUris("identity/connect/par")
        .SetUserInfoEndpointUris("identity/connect/userinfo")
        .SetEndSessionEndpointUris("identity/connect/logout")
        .SetRevocationEndpointUris("identity/connect/revocation")
        .SetConfigurationEndpointUris(".well-known/openid-configuration")
        .SetJsonWebKeySetEndpointUris(".well-known/jwks");

    private static void SetFlows(OpenIddictServerBuilder server)
    {
        server.AllowAuthorizationCodeFlow().AllowClientCredentialsFlow().AllowRefreshTokenFlow();
        server.RequireProofKeyForCodeExchange().RequirePushedAuthorizationRequests();

        // Scopes and resources are checked by RequestedAccess, which knows for whom each is.
        server.DisableScopeValidation().IgnoreScopePermissions().DisableResourceValidation().IgnoreResourcePermissions();
        server.DisableAccessTokenEncryption();
        server.Configure(options =>
        {
            options.RequestTokenLifetime = TimeSpan.FromSeconds(90);
            options.CodeChallengeMethods.Remove(CodeChallengeMethods.Plain);
            options.ClientAuthenticationMethods.Add(ClientAuthenticationMethods.PrivateKeyJwt);
            options.ResponseModes.Clear();
            options.ResponseModes.Add(ResponseModes.Query);
            options.SubjectTypes.Clear();
            options.SubjectTypes.Add(SubjectTypes.Pairwise);
        });
    }

    private static void SetLifetimes(OpenIddictServerBuilder server) => server
        .SetAuthorizationCodeLifetime(TimeSpan.FromSeconds(60))
        .SetAccessTokenLifetime(TimeSpan.FromMinutes(5))
        .SetIdentityTokenLifetime(TimeSpan.FromMinutes(5))
        .SetRefreshTokenLifetime(RefreshTokenLife)
        .SetRefreshTokenReuseLeeway(TimeSpan.Zero)

        // A refreshed token ends when the first one would have: signing in again is asked for at last.
        .DisableSlidingRefreshTokenExpiration();

    private static void AddHandlers(OpenIddictServerBuilder server) => server
        .AddEventHandler(LimitRequests.Descriptor)
        .AddEventHandler(TakePostAlone.Descriptor)
        .AddEventHandler(LimitAssertions.Descriptor)
        .AddEventHandler(SignWithRing.Descriptor)
        .AddEventHandler(JudgeByRing.Descriptor)
        .AddEventHandler(PublishRing.Descriptor)
        .AddEventHandler(RefuseAudienceList.Descriptor)
        .AddEventHandler(AcceptAssertionOnce.Descriptor)
        .AddEventHandler(CheckPushedRequest.Descriptor)
        .AddEventHandler(KeepArrivedRequest.Descriptor)
        .AddEventHandler(AnswerAuthorization.Descriptor)
        .AddEventHandler(AnswerToken.Descriptor)
        .AddEventHandler(RefreshOnce.Descriptor)
        .AddEventHandler(PersonalTokens.Descriptor)
        .AddEventHandler(JoinSession.Descriptor)
        .AddEventHandler(RefuseTokenInAddress.Descriptor)
        .AddEventHandler(RefuseRevoked.Descriptor)
        .AddEventHandler(AnswerUserInfo.Descriptor)
        .AddEventHandler(AnswerEndSession.Descriptor)
        .AddEventHandler(ShowRefusal<ApplyAuthorizationResponseContext>.Descriptor)
        .AddEventHandler(ShowRefusal<ApplyEndSessionResponseContext>.Descriptor)
        .AddEventHandler(ShowRefusal<ApplyEndUserVerificationResponseContext>.Descriptor)
        .AddEventHandler(DescribeServer.Descriptor)
        .AddEventHandler(CheckClaims.Descriptor)
        .AddEventHandler(TellClaims.Descriptor)
        .AddEventHandler(TakeEmptyPost.Descriptor)
        .AddEventHandler(SealUserInfo.Descriptor)
        .AddEventHandler(DescribeClaims.Descriptor);

    private static void AddDpop(OpenIddictServerBuilder server)
    {
        server.Services.AddScoped<UsedProofs>();
        server.Services.AddSingleton<KeepRefreshToken.UnlessKept>();
        server.AddEventHandler(BindPushedRequest.Descriptor)
            .AddEventHandler(CheckTokenProof.Descriptor)
            .AddEventHandler(BindTokens.Descriptor)
            .AddEventHandler(NameTokenType.Descriptor)
            .AddEventHandler(KeepRefreshToken.Descriptor)
            .AddEventHandler(ReadBoundToken.Descriptor)
            .AddEventHandler(ChallengeSender.Descriptor)

            // In place of steps of the library: of one that knows certificates only, and of one that redeems every refresh token.
            .RemoveEventHandler(OpenIddictServerHandlers.Protection.ValidateProofOfPossession.Descriptor)
            .AddEventHandler(CheckSender.Descriptor)
            .RemoveEventHandler(OpenIddictServerHandlers.RedeemTokenEntry.Descriptor)
            .AddEventHandler(RedeemTokens.Descriptor);
    }
}

/// <summary>Gives OpenIddict the issuer, the keys and the names of the scopes, once the host has started.</summary>
internal sealed class ServerOptionsSetup(IdentityKeys keys, ClientList clients, IOptions<IdentityOptions> identity) : IConfigureOptions<OpenIddictServerOptions>
{
    public void Configure(OpenIddictServerOptions options)
    {
        options.Issuer = identity.Value.Issuer;

        // Last, because the adapter of ASP.NET Core adds its own.
        options.ClientAuthenticationMethods.IntersectWith([ClientAuthenticationMethods.PrivateKeyJwt, ClientAuthenticationMethods.SelfSignedTlsClientAuth]);
        options.SigningCredentials.Add(new SigningCredentials(keys.Signing, SecurityAlgorithms.EcdsaSha256));
        options.EncryptionCredentials.Add(new EncryptingCredentials(keys.Encryption, SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512));
        options.Scopes.UnionWith([Scopes.OpenId, Scopes.OfflineAccess]);
        options.Scopes.UnionWith(clients.All.SelectMany(client => client.Scopes.Concat(client.PersonScopes)));
    }
}
