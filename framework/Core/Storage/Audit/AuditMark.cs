namespace DigitalIndiaStack.Core.Storage.Audit;

/// <summary>A head of a chain at some time. Kept outside the store, it shows later that the chain was not rewritten up to there.</summary>
/// <param name="Tenant">The tenant whose chain it is.</param>
/// <param name="Sequence">The last record; 0 when there was none.</param>
/// <param name="Hash">Its hash.</param>
public sealed record AuditMark(string Tenant, long Sequence, string Hash);
