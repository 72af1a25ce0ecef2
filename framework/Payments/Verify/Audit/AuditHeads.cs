using System.Globalization;

namespace DigitalIndiaStack.Payments.Verify.Audit;

/// <summary>The end of a chain at some time.</summary>
internal sealed record AuditHead(string Tenant, long Sequence, string Hash)
{
    /// <summary>As it stands in a report.</summary>
    public override string ToString() => $"head {Tenant} {Sequence} {Hash}";

    /// <summary>The heads in the database.</summary>
    public static async Task<IReadOnlyList<AuditHead>> OfAsync(LedgerSnapshot ledger, CancellationToken cancellationToken)
    {
        var heads = new List<AuditHead>();
        await foreach (var row in ledger.RowsAsync("SELECT tenant, sequence, hash FROM @audit_heads ORDER BY tenant", cancellationToken))
        {
            heads.Add(new AuditHead(row.GetString(0), row.GetInt64(1), row.GetString(2)));
        }

        return heads;
    }

    /// <summary>The heads in a report that was kept.</summary>
    /// <exception cref="VerifyUsageException">The file is not there or has no head in it.</exception>
    public static IReadOnlyList<AuditHead> Of(string file)
    {
        if (!File.Exists(file))
        {
            throw new VerifyUsageException($"there is no {file}");
        }

        var heads = File.ReadLines(file)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words is ["head", _, _, _])
            .Select(words => new AuditHead(words[1], long.Parse(words[2], CultureInfo.InvariantCulture), words[3]))
            .Where(head => head.Sequence > 0)
            .ToList();
        return heads.Count > 0 ? heads : throw new VerifyUsageException($"there is no line 'head TENANT SEQUENCE HASH' in {file}");
    }
}
