using System.Diagnostics;

namespace DigitalIndiaStack.Conformance.Emulators.Judging;

/// <summary>A client that is a command: it finds what it needs in its environment, ends with 0 when it did its job, and with anything else when it refused.</summary>
/// <param name="command">The program and its arguments.</param>
/// <param name="patience">Longest wait for its end.</param>
/// <param name="heard">Hears each line that it writes.</param>
public sealed class CommandClient(IReadOnlyList<string> command, TimeSpan patience, Action<string> heard) : IClientUnderTest
{
    /// <inheritdoc/>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program.</exception>
    public async Task<ClientOutcome> RunAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? ClientOutcome.Accepted : ClientOutcome.Refused;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            return ClientOutcome.Hung;
        }
    }

    private void Hear(string? line)
    {
        if (line is not null)
        {
            heard(line);
        }
    }
}
