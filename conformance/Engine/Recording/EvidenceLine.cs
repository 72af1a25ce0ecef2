using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Recording;

/// <summary>One line of <c>evidence.jsonl</c>, by <c>specs/conformance/evidence.schema.json</c>.</summary>
/// <param name="Check">Id of the check, or <c>shared:</c> and the key of what several checks share.</param>
/// <param name="Attempt">Which attempt of the check, or which making of the thing; from 1.</param>
/// <param name="Sequence">Place in the attempt, from 1, in the order in which answers came.</param>
/// <param name="Exchange">The exchange, redacted; its members stand beside the others.</param>
public sealed record EvidenceLine(string Check, int Attempt, int Sequence, Exchange Exchange);

/// <summary>One line of <c>journal.jsonl</c>: what an attempt was told beside answers.</summary>
/// <param name="Check">Id of the check, or <c>shared:</c> and the key.</param>
/// <param name="Attempt">Which attempt or making.</param>
/// <param name="Prefix">Start of the names of its test data, from which its ids come too.</param>
/// <param name="Moments">Readings of the server's clock.</param>
/// <param name="Shared">Shared things that it used.</param>
/// <param name="OutOfTime">Whether it was broken off because its time was over.</param>
internal sealed record JournalEntry(string Check, int Attempt, string Prefix, IReadOnlyList<DateTimeOffset> Moments, IReadOnlyList<SharedUse> Shared, bool OutOfTime);
