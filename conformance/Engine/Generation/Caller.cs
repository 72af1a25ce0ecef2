namespace DigitalIndiaStack.Conformance.Engine.Generation;

/// <summary>Who may try an operation.</summary>
public enum Caller
{
    /// <summary>The owner, with the scope.</summary>
    Owner,

    /// <summary>Nobody.</summary>
    Anonymous,

    /// <summary>The owner with a token that has expired.</summary>
    Expired,

    /// <summary>The owner with a token for another block.</summary>
    WrongAudience,

    /// <summary>The owner with a token that another key signed.</summary>
    WrongKey,

    /// <summary>The owner with a token without a signature.</summary>
    AlgNone,

    /// <summary>The owner without the scope of the operation.</summary>
    LowScope,

    /// <summary>Another client or person of the same tenant, with the scope.</summary>
    OtherOwner,

    /// <summary>The same role in another tenant, with the scope.</summary>
    OtherTenant,
}
