using System.CommandLine;
using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Verdicts;
using DigitalIndiaStack.Conformance.Suites;

namespace DigitalIndiaStack.Conformance.Cli;

/// <summary>The command <c>dis conform matrix</c>: who may do what, generated from the specifications.</summary>
internal static class MatrixCommand
{
    public static Command Create()
    {
        var command = new Command("matrix", "Prints every operation by every caller, as a table in Markdown: who gets in, and how each of the others is refused.");
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.Write(AccessMatrix.Of(SpecSet.Load(Suite.Specs)).ToMarkdown());
            return ExitCodes.Conformant;
        });
        return command;
    }
}
