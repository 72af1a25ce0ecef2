using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Core.Pages;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Aliases;
using DigitalIndiaStack.Identity.Block.Asking;
using DigitalIndiaStack.Identity.Block.Clients;
using DigitalIndiaStack.Identity.Block.Clients.Developers;
using DigitalIndiaStack.Identity.Block.Counters;
using DigitalIndiaStack.Identity.Block.Delegates;
using DigitalIndiaStack.Identity.Block.Desk;
using DigitalIndiaStack.Identity.Block.Enrolling;
using DigitalIndiaStack.Identity.Block.Factors;
using DigitalIndiaStack.Identity.Block.Importing;
using DigitalIndiaStack.Identity.Block.Credentials;
using DigitalIndiaStack.Identity.Block.Keys;
using DigitalIndiaStack.Identity.Block.Kyc;
using DigitalIndiaStack.Identity.Block.Logout;
using DigitalIndiaStack.Identity.Block.Maintenance;
using DigitalIndiaStack.Identity.Block.Messages;
using DigitalIndiaStack.Identity.Block.Pages.Identity;
using DigitalIndiaStack.Identity.Block.Passkeys;
using DigitalIndiaStack.Identity.Block.People;
using DigitalIndiaStack.Identity.Block.Protocol;
using DigitalIndiaStack.Identity.Block.Revoking;
using DigitalIndiaStack.Identity.Block.Sandbox;
using DigitalIndiaStack.Identity.Block.SignIn;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Block.Subjects;
using DigitalIndiaStack.Identity.Block.Verification;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block;

/// <summary>The identity block: enrolment, sign-in by OpenID Connect, and pairwise subjects.</summary>
public sealed class IdentityBlock : IBlock
{
    internal const string BlockName = "identity";

    /// <inheritdoc/>
    public string Name => BlockName;

    /// <inheritdoc/>
    public void Add(IHostApplicationBuilder builder)
    {
        var sandbox = new SandboxMode(builder.Configuration.GetValue<bool>(SandboxMode.Setting), builder.Configuration.GetValue<Uri>(SandboxMode.ReceiverSetting));
        var services = builder.Services;
        services.AddSingleton(sandbox);
        services.AddOptionsWithValidateOnStart<IdentityOptions, IdentityOptionsValidator>().BindConfiguration(IdentityOptions.Section);
        services.AddSingleton<IValidateOptions<IdentityOptions>, DeploymentRules>();
        builder.AddBlockStorage<IdentityDbContext, SqliteIdentityDbContext, PostgreSqlIdentityDbContext>(BlockName);
        builder.AddBlockPages(BlockName, typeof(IdentityBlock).Assembly);
        AddDomain(services);
        AddSignIn(services);
        AuthorizationServer.Add(services, sandbox.IsOn);
        AddMessages(services, sandbox.IsOn);

        // In this order, after the migration of the store: keys, then clients.
        services.AddHostedService(provider => provider.GetRequiredService<IdentityKeys>());
        services.AddHostedService<ClientStartup>();
        services.AddHostedService<Sweeper>();
    }

    /// <inheritdoc/>
    public void Map(WebApplication app)
    {
        var operations = app.MapIdentityApi();
        if (!app.Services.GetRequiredService<SandboxMode>().IsOn)
        {
            SandboxOperations.Hide(operations);
        }

        IssuerMetadata.Map(app);
        VerifierPage.Map(app);
        PasskeyScript.Map(app);
    }

    private static void AddDomain(IServiceCollection services)
    {
        services.AddSingleton<KeyRotation>();
        services.AddSingleton<SigningRing>();
        services.AddSingleton<CredentialRing>();
        services.AddSingleton<IdentityKeys>();
        services.AddClients();
        services.AddSingleton<NumberSource>();
        services.AddSingleton<RoleRules>();
        services.AddSingleton<EnrolmentRules>();
        services.AddScoped<PairwiseSubjects>();
        services.AddScoped<SubjectMapper>();
        services.AddScoped<Enrolments>();
        services.AddSingleton<CountryToday>();
        services.AddScoped<NumberHolders>();
        services.AddScoped<OwnPerson>();
        services.AddScoped<VirtualIds>();
        services.AddScoped<VirtualIdDesk>();
        services.AddScoped<PermissionSteps>();
        services.AddScoped<PermissionWire>();
        services.AddScoped<PermissionDesk>();
        services.AddScoped<VerificationLimit>();
        services.AddScoped<VerificationDesk>();
        services.AddScoped<KycAnswers>();
        services.AddScoped<KycDesk>();
        services.AddEnrolling();
        services.AddImporting();
        services.AddScoped<ApiAnswers>();
        services.AddScoped<IIdentityApi, IdentityApi>();
    }

    private static void AddSignIn(IServiceCollection services)
    {
        services.AddRateLimiter(limiter => limiter.AddPolicy<string, SignInLimit>(SignInLimit.Name));
        services.AddScoped<AttemptBudgets>();
        services.AddScoped<SignInSecrets>();
        services.AddScoped<SignInFlow>();
        services.AddFactors();
        services.AddPasskeys();
        services.AddScoped<SignInRecords>();
        services.AddScoped<Sessions>();
        services.AddScoped<Arrivals>();
        services.AddScoped<OwnSecurity>();
        services.AddLogout();
        services.AddCounters();
        services.AddRevocation();
        services.AddDelegates();
        services.AddCredentials();
        services.AddDesk();
        services.AddScoped<Countries>();
        services.AddSingleton<IPostConfigureOptions<PagesOptions>, FormTargets>();
    }

    private static void AddMessages(IServiceCollection services, bool isSandbox)
    {
        if (isSandbox)
        {
            services.AddScoped<SandboxInbox>();
            services.AddScoped<IMessageSender>(provider => provider.GetRequiredService<SandboxInbox>());
            services.AddScoped<ISandboxInbox>(provider => provider.GetRequiredService<SandboxInbox>());
            services.AddSingleton<ISandboxSeeder, IdentitySeeder>();
            services.AddScoped<ISandboxPersons, SandboxPersons>();
            services.AddScoped<ISandboxState, KnownPersonState>();
            services.AddScoped<ISandboxState, AnnouncedKeyState>();
            services.AddScoped<ISandboxState, AnnouncedCredentialKeyState>();
        }
        else
        {
            // A redirect would carry a person's address and code to wherever it names.
            services.AddHttpClient<IMessageSender, GatewaySender>(client => client.Timeout = TimeSpan.FromSeconds(10))
                .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        }
    }
}
