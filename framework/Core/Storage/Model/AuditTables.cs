namespace DigitalIndiaStack.Core.Storage.Model;

/// <summary>Names of the audit tables, shared by the mapping and the migrations that protect them.</summary>
internal static class AuditTables
{
    public const string Records = "audit_records";
    public const string Heads = "audit_heads";
}
