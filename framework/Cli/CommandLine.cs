using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace DigitalIndiaStack.Cli;

/// <summary>Runs the tool; a wrong command is told on the error stream and has an exit code of its own.</summary>
internal static class CommandLine
{
    public static async Task<int> InvokeAsync(RootCommand root, string[] args, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var parsed = root.Parse(args);
        if (parsed.Action is HelpAction)
        {
            ShortenParts(parsed.CommandResult.Command);
        }

        if (parsed.Errors.Count == 0 || parsed.Action is not null and not System.CommandLine.Invocation.ParseErrorAction)
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, cancellationToken);
        }

        foreach (var fault in parsed.Errors)
        {
            await error.WriteLineAsync($"dis: {Plain(fault.Message)}");
        }

        await error.WriteLineAsync($"dis: try dis {string.Join(' ', Path(parsed.CommandResult).Append("--help"))}");
        return ExitCode.Usage;
    }

    // In a list of commands each has its first line; the examples and exit codes come when it is asked for itself.
    private static void ShortenParts(Command command)
    {
        foreach (var part in command.Subcommands)
        {
            part.Description = part.Description?.Split('\n')[0].TrimEnd();
        }
    }

    // The parser ends this sentence with the name of a .NET type, which tells nobody what to write.
    private static string Plain(string message) => message.IndexOf(" as expected type", StringComparison.Ordinal) is > 0 and var end ? $"{message[..end]}." : message;

    private static IEnumerable<string> Path(SymbolResult? result) => result is CommandResult { Command: not RootCommand } command
        ? Path(command.Parent).Append(command.Command.Name)
        : [];
}
