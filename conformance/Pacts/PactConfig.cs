namespace DigitalIndiaStack.Conformance.Pacts;

/// <summary>Where and how pacts are written.</summary>
public sealed class PactConfig
{
    /// <summary>The folder of the pact files; made when it is not there.</summary>
    public string PactDir { get; set; } = "pacts";
}
