namespace DigitalIndiaStack.Conformance.Emulators;

/// <summary>How an event is delivered to the webhook of a client.</summary>
internal enum Post
{
    /// <summary>Once, as it should be.</summary>
    Good,

    /// <summary>A second time once the first was answered, signed anew, as after an answer that was lost.</summary>
    Twice,

    /// <summary>Twice at the same time.</summary>
    TwiceAtOnce,

    /// <summary>By nobody.</summary>
    Unsigned,

    /// <summary>By a key that is not published, under the id of the one that is.</summary>
    Stranger,

    /// <summary>With a body that is not the one of the digest that was signed.</summary>
    OtherBody,

    /// <summary>Signed an hour ago.</summary>
    Stale,
}
