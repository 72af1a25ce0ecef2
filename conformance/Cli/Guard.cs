using System.ComponentModel;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Cli;

/// <summary>Turns what can go wrong with a command into words on the error stream and an exit code.</summary>
internal static class Guard
{
    public static async Task<int> RunAsync(TextWriter error, Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (ConfigurationFaultException faults)
        {
            foreach (var fault in faults.Faults)
            {
                error.WriteLine($"dis: {fault}");
            }

            return ExitCodes.Usage;
        }
        catch (TargetUnreachableException unreachable)
        {
            error.WriteLine($"dis: {unreachable.Message} Is the server running?");
            return ExitCodes.Unreachable;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("dis: broken off. What was run with --out DIR goes on with --out DIR --resume.");
            return ExitCodes.Partial;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or Win32Exception)
        {
            error.WriteLine($"dis: {failure.Message}");
            return ExitCodes.Usage;
        }
        catch (Exception broken)
        {
            // The last line of defence: whatever breaks here, a pipeline must not read it as conformant.
            error.WriteLine($"dis: the suite itself broke: {broken}");
            return ExitCodes.EngineError;
        }
    }
}
