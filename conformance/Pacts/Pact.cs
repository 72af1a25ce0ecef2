namespace DigitalIndiaStack.Conformance.Pacts;

/// <summary>A contract between one consumer and one provider, in version 4 of the Pact specification.</summary>
public sealed class Pact
{
    private readonly string consumer;
    private readonly string provider;
    private readonly PactConfig config;

    private Pact(string consumer, string provider, PactConfig config) => (this.consumer, this.provider, this.config) = (consumer, provider, config);

    /// <summary>Begins a pact; several of the same two are merged into one file.</summary>
    public static Pact V4(string consumer, string provider, PactConfig config) => new(consumer, provider, config);

    /// <summary>Begins the HTTP interactions of this pact.</summary>
    public PactBuilder WithHttpInteractions() => new(consumer, provider, config);
}
