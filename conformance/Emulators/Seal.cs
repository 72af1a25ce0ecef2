namespace DigitalIndiaStack.Conformance.Emulators;

/// <summary>How a token or an artefact is signed.</summary>
internal enum Seal
{
    /// <summary>By the published key.</summary>
    Good,

    /// <summary>By nobody: <c>alg: none</c>.</summary>
    None,

    /// <summary>By a key that is not published, under the id of the one that is.</summary>
    Stranger,

    /// <summary>By the published key, and changed afterwards.</summary>
    Broken,

    /// <summary>With the public key as the secret of an HMAC: the confusion of algorithms.</summary>
    Symmetric,
}
