using System.CommandLine;
using DigitalIndiaStack.Localization.Lint;
using DigitalIndiaStack.Localization.Packs;

namespace DigitalIndiaStack.Cli.Pack;

/// <summary>The command <c>dis pack list</c>.</summary>
internal static class ListCommand
{
    private const string Text = """
        Lists country packs: name, version, languages and how far each translation is.

        Try:
          dis pack list reference-services/Countries
        """;

    private static readonly Argument<string> Folder = new("path") { Description = "A folder of packs; the current folder when absent.", HelpName = "PATH", DefaultValueFactory = _ => "." };
    private static readonly Option<string?> Source = new("--source") { Description = "Take the English texts from every Resources/en.json below this folder.", HelpName = "DIR" };

    public static Command Create()
    {
        var command = new Command("list", Text) { Folder, Source };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var console = parsed.InvocationConfiguration;
        var packs = PackFolders.Find(parsed.GetValue(Folder)!);
        if (packs.Count == 0)
        {
            console.Error.WriteLine($"There is no pack in '{parsed.GetValue(Folder)}'. Name the folder of the packs, as in: dis pack list reference-services/Countries");
            return ExitCode.Usage;
        }

        if (LintCommand.Read(parsed.GetValue(Source), console.Error) is not { } source)
        {
            return ExitCode.Usage;
        }

        foreach (var folder in packs)
        {
            Write(folder, source, console.Output);
        }

        return ExitCode.Success;
    }

    private static void Write(string folder, SourceSet source, TextWriter output)
    {
        if (PackReader.Read(folder).Pack is not { } pack)
        {
            output.WriteLine($"{Path.GetFileName(Path.GetFullPath(folder))}  cannot be read; see: dis pack lint {folder}");
            return;
        }

        var name = pack.Manifest.Names.GetValueOrDefault("en", pack.Manifest.Country);
        output.WriteLine($"{pack.Id}  {name}  {pack.Manifest.Version}  offers {string.Join(", ", pack.Manifest.Languages.Offered)}");
        foreach (var language in PackLinter.Lint(folder, source).Languages)
        {
            var review = pack.Manifest.Translation.GetValueOrDefault(language.Language) is { Status: TranslationStatus.Reviewed } reviewed
                ? $"reviewed {reviewed.ReviewedOn:yyyy-MM-dd}"
                : "draft, not reviewed by a native speaker";
            output.WriteLine($"    {language.Language}  {language.Translated}/{language.Total} messages ({language.Percent} %), {review}");
        }
    }
}
