namespace DigitalIndiaStack.Conformance.Emulators;

/// <summary>What a client is asked to do.</summary>
public enum Job
{
    /// <summary>Sign a person in (code flow), and read their claims.</summary>
    SignIn,

    /// <summary>Verify a signed consent artefact by itself.</summary>
    Artefact,

    /// <summary>Ask, as a data source, whether a consent is good before it hands data out.</summary>
    Verification,

    /// <summary>Pay once.</summary>
    Transfer,

    /// <summary>Pay once when an event asks for it, however often the event comes.</summary>
    Webhook,
}
