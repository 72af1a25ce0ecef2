namespace DigitalIndiaStack.Conformance.Emulators.Judging;

/// <summary>Tries a client: with a correct emulation first, then with each wrong answer.</summary>
public sealed class ClientTrial(IClientUnderTest client, TimeProvider clock, string redirectUri)
{
    private readonly Dictionary<Job, ClientVerdict> controls = [];

    /// <summary>Tries it with one wrong answer. Without a good control the trial shows nothing: a client that refuses everything must not pass.</summary>
    public async Task<ClientVerdict> TryAsync(ClientMutant mutant, CancellationToken cancellationToken)
    {
        if (!controls.TryGetValue(mutant.Job, out var control))
        {
            control = controls[mutant.Job] = await RunAsync(ClientMutant.Correct(mutant.Job), cancellationToken);
        }

        return control.Kind == ClientVerdictKind.Pass
            ? await RunAsync(mutant, cancellationToken)
            : new ClientVerdict(mutant, ClientVerdictKind.Inconclusive, $"control-failed: {control.Reason}");
    }

    /// <summary>Tries it with a correct emulation alone.</summary>
    public Task<ClientVerdict> ControlAsync(Job job, CancellationToken cancellationToken) => RunAsync(ClientMutant.Correct(job), cancellationToken);

    private async Task<ClientVerdict> RunAsync(ClientMutant mutant, CancellationToken cancellationToken)
    {
        await using var emulator = await Emulator.StartAsync(mutant, clock, null, redirectUri, cancellationToken);
        var outcome = await client.RunAsync(emulator.Settings, cancellationToken);
        return ClientJudge.Judge(mutant, emulator.Record, outcome);
    }
}
