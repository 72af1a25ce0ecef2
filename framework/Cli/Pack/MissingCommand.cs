using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using DigitalIndiaStack.Localization.Lint;
using DigitalIndiaStack.Localization.Packs;

namespace DigitalIndiaStack.Cli.Pack;

/// <summary>The command <c>dis pack missing</c>.</summary>
internal static class MissingCommand
{
    private const string Text = """
        Prints the texts that a pack has not in a language, with the English of each, as JSON to translate and to put into strings/<language>.json.
        A plural is asked for in the forms that the language uses.

        Try:
          dis pack missing reference-services/Countries/ke sw > todo.json
        """;

    // The output is read by people: letters stay letters.
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Argument<string> Folder = new("path") { Description = "The pack.", HelpName = "PATH" };
    private static readonly Argument<string> Language = new("language") { Description = "The language, BCP 47.", HelpName = "LANGUAGE" };
    private static readonly Option<string?> Source = new("--source") { Description = "Take the English texts from every Resources/en.json below this folder.", HelpName = "DIR" };

    public static Command Create()
    {
        var command = new Command("missing", Text) { Folder, Language, Source };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var console = parsed.InvocationConfiguration;
        if (PackReader.Read(parsed.GetValue(Folder)!).Pack is not { } pack)
        {
            console.Error.WriteLine($"'{parsed.GetValue(Folder)}' is not a pack that can be read; see: dis pack lint {parsed.GetValue(Folder)}");
            return ExitCode.Usage;
        }

        if (LintCommand.Read(parsed.GetValue(Source), console.Error) is not { } source)
        {
            return ExitCode.Usage;
        }

        console.Output.WriteLine(JsonSerializer.Serialize(PackLinter.Missing(pack, parsed.GetValue(Language)!, source), Json));
        return ExitCode.Success;
    }
}
