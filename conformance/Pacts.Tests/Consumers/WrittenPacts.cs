[assembly: AssemblyFixture(typeof(DigitalIndiaStack.Conformance.Pacts.Tests.Consumers.WrittenPacts))]

namespace DigitalIndiaStack.Conformance.Pacts.Tests.Consumers;

/// <summary>The pacts of our own services, written by running them, once for all tests; into the artifacts, never into the repository.</summary>
public sealed class WrittenPacts
{
    private readonly PactConfig config = new() { PactDir = FreshFolder() };
    private readonly Lazy<Task> agriculture;
    private readonly Lazy<Task> tokens;
    private readonly Lazy<Task> registries;
    private readonly Lazy<Task> consent;
    private readonly Lazy<Task> payments;

    public WrittenPacts()
    {
        agriculture = new(RunAgricultureAsync);
        tokens = new(RunTokensAsync);
        registries = new(RunRegistriesAsync);
        consent = new(() => BlocksToIdentity.DefineConsent(config).VerifyAsync(identity => ConsentRun.TellStoryAsync(identity.MockServerUri)));
        payments = new(() => BlocksToIdentity.DefinePayments(config).VerifyAsync(identity => PaymentsRun.TellStoryAsync(identity.MockServerUri)));
    }

    public DirectoryInfo Folder => new(config.PactDir);

    /// <summary>Runs a consumer, unless it ran already.</summary>
    public Task OfAsync(string consumer, string provider) => (consumer, provider) switch
    {
        ("agriculture", "identity") => tokens.Value,
        ("agriculture", _) => agriculture.Value,
        ("consent", _) => consent.Value,
        ("payments", _) => payments.Value,
        _ => registries.Value,
    };

    private Task RunAgricultureAsync() =>
        AgricultureToConsent.Define(config).VerifyAsync(consent =>
            AgricultureToRegistries.Define(config).VerifyAsync(registries =>
                AgricultureToPayments.Define(config).VerifyAsync(payments =>
                    AgricultureRun.TellStoryAsync(consent.MockServerUri, registries.MockServerUri, payments.MockServerUri))));

    private Task RunTokensAsync() => AgricultureToIdentity.Define(config).VerifyAsync(identity => AgricultureRun.AskTokensAsync(identity.MockServerUri));

    private Task RunRegistriesAsync() =>
        BlocksToIdentity.DefineRegistries(config).VerifyAsync(identity =>
            RegistriesToConsent.Define(config).VerifyAsync(consent =>
                RegistriesRun.TellStoryAsync(identity.MockServerUri, consent.MockServerUri)));

    // Beside the folder of binaries: artifacts/pacts.
    private static string FreshFolder()
    {
        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "pacts"));
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        return Directory.CreateDirectory(folder).FullName;
    }
}
