namespace DigitalIndiaStack.Core.Storage.Audit;

/// <summary>An entry between its recording and its transaction's last write.</summary>
internal sealed record PendingAudit(AuditEntry Entry, DateTimeOffset RecordedAt, string? TraceId);
