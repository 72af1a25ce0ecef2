using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Settlement;

/// <summary>A transfer as one side has it.</summary>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Amount">In minor units; below zero for who paid.</param>
internal readonly record struct ReconciledTransfer(TransferId Id, string Currency, long Amount);

/// <summary>What two sides have differently of one transfer.</summary>
/// <param name="Here">As it was counted.</param>
/// <param name="There">As it is listed.</param>
internal readonly record struct FoundDifference(TransferId Id, ReconciliationFinding Finding, ReconciledTransfer? Here, ReconciledTransfer? There);

/// <summary>Compares the list of a participant with what was counted (PAY-17.15 to PAY-17.19).</summary>
internal static class Reconciliation
{
    /// <returns>What the list has otherwise, in its order; then what it lacks, in the order of the window.</returns>
    public static IEnumerable<FoundDifference> Compare(IReadOnlyCollection<ReconciledTransfer> counted, IReadOnlyCollection<ReconciledTransfer> listed)
    {
        var (here, seen) = (counted.ToDictionary(transfer => transfer.Id), new HashSet<TransferId>());
        foreach (var transfer in listed)
        {
            ReconciledTransfer? match = here.TryGetValue(transfer.Id, out var found) ? found : null;
            if (FindingOf(match, transfer, !seen.Add(transfer.Id)) is { } finding)
            {
                yield return new FoundDifference(transfer.Id, finding, match, transfer);
            }
        }

        foreach (var lacking in counted.Where(transfer => !seen.Contains(transfer.Id)))
        {
            yield return new FoundDifference(lacking.Id, ReconciliationFinding.MissingThere, lacking, null);
        }
    }

    /// <summary>One finding for each line: a repeated line is that and nothing else.</summary>
    private static ReconciliationFinding? FindingOf(ReconciledTransfer? here, ReconciledTransfer there, bool again) => (again, here) switch
    {
        (true, _) => ReconciliationFinding.Duplicate,
        (_, null) => ReconciliationFinding.MissingHere,
        (_, { } found) when found.Currency != there.Currency => ReconciliationFinding.OtherCurrency,
        (_, { } found) when found.Amount != there.Amount => ReconciliationFinding.OtherAmount,
        _ => null,
    };
}
