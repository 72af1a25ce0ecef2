namespace DigitalIndiaStack.Conformance.Emulators.Judging;

/// <summary>Judges a client by what it says and by what the emulator saw.</summary>
public static class ClientJudge
{
    /// <summary>Judges one trial.</summary>
    /// <param name="mutant">The fault.</param>
    /// <param name="record">What the emulator saw.</param>
    /// <param name="outcome">What the client says; <see langword="null"/> when nobody asked it.</param>
    public static ClientVerdict Judge(ClientMutant mutant, ClientRecord record, ClientOutcome? outcome)
    {
        var (kind, reason) = outcome == ClientOutcome.Hung ? (ClientVerdictKind.Inconclusive, "the client came to no end") : Of(mutant, record, outcome);
        return new ClientVerdict(mutant, kind, reason);
    }

    private static (ClientVerdictKind, string) Of(ClientMutant mutant, ClientRecord record, ClientOutcome? outcome)
    {
        if (record.Mistakes.Count > 0)
        {
            return (ClientVerdictKind.Fail, string.Join("; ", record.Mistakes));
        }

        if (mutant.Duty != Duty.Accept && !record.SawFault)
        {
            return (ClientVerdictKind.Inconclusive, "the client never came to the wrong answer");
        }

        return mutant.Duty switch
        {
            Duty.Refuse => Refused(record, outcome),
            Duty.Once => Done(record, outcome, "the client did not do what the event asks"),
            Duty.Persist => Done(record, outcome, "the client gave up, though trying again was allowed"),
            _ => Done(record, outcome, "the client did not do its job with a correct server"),
        };
    }

    private static (ClientVerdictKind, string) Refused(ClientRecord record, ClientOutcome? outcome) => (record.UsedFault, outcome) switch
    {
        (true, _) => (ClientVerdictKind.Fail, "the client went on with what it had to refuse"),
        (_, ClientOutcome.Accepted) => (ClientVerdictKind.Fail, "the client took the wrong answer for good"),
        (_, null) => (ClientVerdictKind.Pass, "the client went on with nothing that it had to refuse, as far as this side sees"),
        _ => (ClientVerdictKind.Pass, "the client refused"),
    };

    private static (ClientVerdictKind, string) Done(ClientRecord record, ClientOutcome? outcome, string otherwise)
    {
        if (record.Transfers > 1)
        {
            return (ClientVerdictKind.Fail, $"the client paid {record.Transfers} times");
        }

        return record.IsDone && outcome is not ClientOutcome.Refused
            ? (ClientVerdictKind.Pass, "the client did its job")
            : (ClientVerdictKind.Fail, otherwise);
    }
}
