namespace DigitalIndiaStack.Conformance.Pacts;

/// <summary>What a consumer is told when it runs against a mock server.</summary>
/// <param name="MockServerUri">Where the provider seems to be.</param>
public sealed record ConsumerContext(Uri MockServerUri);
