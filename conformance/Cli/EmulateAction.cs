using System.ComponentModel;
using DigitalIndiaStack.Conformance.Emulators;
using DigitalIndiaStack.Conformance.Emulators.Judging;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Cli;

/// <summary>Carries out <c>dis conform emulate</c> and gives its exit code.</summary>
internal sealed class EmulateAction(TimeProvider clock, TextWriter output, TextWriter error)
{
    private const string Correct = "correct";

    public Task<int> InvokeAsync(EmulateRequest request, CancellationToken cancellationToken) => Guard.RunAsync(error, async () => request switch
    {
        { List: true } => ShowList(),
        { Command.Count: > 0 } => await TryAsync(request, Chosen(request), cancellationToken),
        _ => await ServeAsync(request, Chosen(request), cancellationToken),
    });

    private int ShowList()
    {
        foreach (var mutant in ClientMutant.All)
        {
            var duty = mutant.Duty switch { Duty.Refuse => "refuse", Duty.Once => "once", _ => "persist" };
            output.WriteLine($"{mutant.Id}  {JobNames.Of(mutant.Job),-12}  {duty,-7}  {mutant.Fault} ({mutant.Rule})");
        }

        output.WriteLine($"{ClientMutant.All.Count} wrong answers");
        return ExitCodes.Conformant;
    }

    private static List<ClientMutant> Chosen(EmulateRequest request)
    {
        var job = request.Job is { } name ? JobNames.Find(name) ?? throw Fault($"There is no job {name}: sign-in, artefact, verification, transfer or webhook.") : (Job?)null;
        List<ClientMutant> named = [.. request.Mutants.Select(id => id == Correct
            ? ClientMutant.Correct(job ?? throw Fault($"--mutant {Correct} needs --job."))
            : ClientMutant.Find(id) ?? throw Fault($"There is no wrong answer {id}; dis conform emulate --list shows all of them."))];
        List<ClientMutant> chosen = named.Count == 0 && job is { } of ? [.. ClientMutant.All.Where(mutant => mutant.Job == of)] : named;
        return chosen.Count > 0 ? chosen : throw Fault("Say which wrong answer: --mutant ID, or --job NAME for all of a job; dis conform emulate --list shows them.");
    }

    private async Task<int> TryAsync(EmulateRequest request, List<ClientMutant> chosen, CancellationToken cancellationToken)
    {
        var client = new CommandClient(request.Command, request.Patience, line => output.WriteLine($"        | {line}"));
        var trial = new ClientTrial(client, clock, request.RedirectUri);
        var verdicts = new List<ClientVerdict>();
        try
        {
            foreach (var mutant in chosen)
            {
                verdicts.Add(mutant.Duty == Duty.Accept ? await trial.ControlAsync(mutant.Job, cancellationToken) : await trial.TryAsync(mutant, cancellationToken));
                Show(verdicts[^1]);
            }
        }
        catch (Win32Exception missing)
        {
            throw Fault($"{request.Command[0]} cannot be started: {missing.Message}");
        }

        output.WriteLine(string.Join(", ", verdicts.CountBy(verdict => verdict.Kind).OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} {Word(pair.Key)}")));
        return ExitCode(verdicts);
    }

    private async Task<int> ServeAsync(EmulateRequest request, List<ClientMutant> chosen, CancellationToken cancellationToken)
    {
        var mutant = chosen.Count == 1 ? chosen[0] : throw Fault("Without a command one wrong answer is served at a time: --mutant ID.");
        var listen = request.Listen is { } text ? ListenAddress.Of(text) : null;
        await using var emulator = await Emulator.StartAsync(mutant, clock, listen, request.RedirectUri, cancellationToken);
        output.WriteLine($"{mutant.Id}: {mutant.Fault} ({mutant.Rule})");
        foreach (var (name, value) in emulator.Settings)
        {
            output.WriteLine($"{name}={value}");
        }

        output.WriteLine("Ctrl-C ends it and judges.");
        var end = new TaskCompletionSource();
        await using (cancellationToken.Register(() => end.TrySetResult()))
        {
            await end.Task;
        }

        foreach (var step in emulator.Record.Steps)
        {
            output.WriteLine($"        the client {step}");
        }

        var verdict = ClientJudge.Judge(mutant, emulator.Record, null);
        Show(verdict);
        return ExitCode([verdict]);
    }

    private void Show(ClientVerdict verdict) =>
        output.WriteLine($"{Word(verdict.Kind),-12}  {verdict.Mutant.Id}  {verdict.Mutant.Fault}\n        {verdict.Reason} ({verdict.Mutant.Rule})".Replace(" ()", "", StringComparison.Ordinal));

    private static int ExitCode(List<ClientVerdict> verdicts) => verdicts switch
    {
        _ when verdicts.Exists(verdict => verdict.Kind == ClientVerdictKind.Fail) => ExitCodes.NotConformant,
        _ when verdicts.Exists(verdict => verdict.Kind == ClientVerdictKind.Inconclusive) => ExitCodes.Partial,
        _ => ExitCodes.Conformant,
    };

    private static string Word(ClientVerdictKind kind) => kind switch
    {
        ClientVerdictKind.Pass => "pass",
        ClientVerdictKind.Fail => "FAIL",
        _ => "inconclusive",
    };

    private static ConfigurationFaultException Fault(string text) => new([text]);
}
