namespace DigitalIndiaStack.Core.Storage;

/// <summary>One change or one look at personal data, as a block records it in the transaction of the act.</summary>
/// <param name="Action">What was done, such as <c>consent.withdraw</c>; at most 64 characters.</param>
/// <param name="Actor">Who did it: the acting person's subject, or the client when no person acts; at most 128 characters.</param>
public sealed record AuditEntry(string Action, string Actor)
{
    /// <summary>The person whom it concerns.</summary>
    /// <value>At most 128 characters.</value>
    public string? Subject { get; init; }

    /// <summary>What it was done to, as <c>kind/id</c>.</summary>
    /// <value>At most 256 characters.</value>
    public string? Resource { get; init; }

    /// <summary>Why, as a purpose code.</summary>
    /// <value>At most 128 characters.</value>
    public string? Purpose { get; init; }

    /// <summary>The consent that allowed it.</summary>
    /// <value>At most 64 characters.</value>
    public string? ConsentId { get; init; }

    /// <summary>What else the record must say, such as the names of the fields disclosed. Never the data itself.</summary>
    public IReadOnlyDictionary<string, string> Detail { get; init; } = new Dictionary<string, string>();
}
