namespace DigitalIndiaStack.Payments.Verify.Checks;

/// <summary>One invariant of the ledger.</summary>
internal interface IInvariant
{
    Task<Finding> CheckAsync(LedgerSnapshot ledger, CancellationToken cancellationToken);
}

/// <summary>Every invariant, in order.</summary>
internal static class Invariants
{
    public static IReadOnlyList<IInvariant> Of(VerifyRequest request) =>
    [
        new BalancedTransfers(), new SummedBalances(), new OneTransferPerKey(), new KeptAnswers(request.Log),
        new AuditedTransfers(request.Heads), new WholeStates(), new LearnableOutcomes(),
        new CollectionsInMandate(), new VouchersPaidOnce(), new WindowsSettle(), new BillsPaidOnce(),
        new DisputesRefunded(), new OutwardsEnd(),
    ];
}
