using System.CommandLine;
using DigitalIndiaStack.Conformance.Cli;

namespace DigitalIndiaStack.Host.Tests.Hosting;

/// <summary>The conformance suite, as its command runs it.</summary>
internal static class Judge
{
    /// <summary>Judges what a target file describes.</summary>
    /// <param name="options">What else stands on the command line.</param>
    /// <returns>The exit code, and all that the command said.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(string sut, params string[] options)
    {
        using var output = new StringWriter();
        var invocation = new InvocationConfiguration { Output = output, Error = output };
        var command = ConformCommand.Create(TimeProvider.System).Parse(["run", "--sut", sut, "--seed", "1", .. options]);
        return (await command.InvokeAsync(invocation, TestContext.Current.CancellationToken), output.ToString());
    }
}
