namespace DigitalIndiaStack.Core.Storage.Audit;

/// <summary>A place where an audit chain is broken.</summary>
/// <param name="Tenant">The tenant whose chain it is; <c>-</c> for acts that concern no tenant.</param>
/// <param name="Sequence">The record, or the place where it should be.</param>
/// <param name="Kind">What is wrong there.</param>
public sealed record AuditFault(string Tenant, long Sequence, AuditFaultKind Kind);
