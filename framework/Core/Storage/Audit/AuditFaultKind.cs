namespace DigitalIndiaStack.Core.Storage.Audit;

/// <summary>What may be wrong with an audit chain.</summary>
public enum AuditFaultKind
{
    /// <summary>The record does not have its hash: it was changed, or put in the place of another.</summary>
    Altered,

    /// <summary>Records from here on, up to the next one or to the head, are gone.</summary>
    Missing,

    /// <summary>The record does not follow the one before it: one of the two was replaced.</summary>
    Unlinked,

    /// <summary>The record is beyond the head: it was not added by the store, or the head was set back.</summary>
    BeyondHead,

    /// <summary>The head does not state the hash of the last record, or is gone.</summary>
    HeadAltered,

    /// <summary>The chain does not lead through a head that was kept elsewhere: it was rewritten as a whole.</summary>
    Rewritten,
}
