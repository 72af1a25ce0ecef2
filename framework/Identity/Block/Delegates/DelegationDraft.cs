namespace DigitalIndiaStack.Identity.Block.Delegates;

/// <summary>What a principal wants to offer, of good form.</summary>
/// <param name="Digits">National number or virtual id of the delegate.</param>
/// <param name="Clients">The clients at which they may act.</param>
/// <param name="Until">The last day.</param>
internal sealed record DelegationDraft(string Digits, IReadOnlyList<string> Clients, DateOnly Until);
