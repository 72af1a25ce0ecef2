using System.CommandLine;
using System.Text.Json;
using DigitalIndiaStack.Cli.Pack.Reports;
using DigitalIndiaStack.Localization.Languages;
using DigitalIndiaStack.Localization.Lint;

namespace DigitalIndiaStack.Cli.Pack;

/// <summary>The command <c>dis pack lint</c>.</summary>
internal static class LintCommand
{
    private const string Text = """
        Judges country packs: texts against the English of the product, data against the pack schema and against the world.

        Try:
          dis pack lint reference-services/Countries                 every pack of a folder
          dis pack lint Countries/ke --format github                 remarks on the lines of a pull request
          dis pack lint Countries/ke --format junit > lint.xml       for a test report
          dis pack lint Countries/ke --source ~/src/product          compare with other English texts than this tool carries
          dis pack lint Countries/ke --strict                        before a release: warnings count as errors

        Codes: L001 missing text, L002 placeholders, L003 plural form missing, L004 plural form never used, L005 same as English,
        L006 unknown key, L008 English changed after the review, L009 wrong script, L010 bidirectional isolates, L011 too long,
        L012 markup or address, L013 characters, L020 culture, L021 time zone, L022 currency, L030 sandbox could be real,
        L031 contrast, L040 schema, L041 names what does not exist. In a draft translation L001 is a warning.

        Exit codes: 0 good or warnings only, 1 errors, 3 wrong command line.
        """;

    private static readonly Argument<string> Folder = new("path") { Description = "A pack, or a folder of packs.", HelpName = "PATH" };
    private static readonly Option<string> Format = new("--format") { Description = "How to print: text, json, junit or github.", DefaultValueFactory = _ => "text" };
    private static readonly Option<string?> Source = new("--source") { Description = "Take the English texts from every Resources/en.json below this folder.", HelpName = "DIR" };
    private static readonly Option<bool> Strict = new("--strict") { Description = "Let warnings count as errors." };

    public static Command Create()
    {
        Format.AcceptOnlyFromAmong([.. LintReports.ByName.Keys]);
        var command = new Command("lint", Text) { Folder, Format, Source, Strict };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var console = parsed.InvocationConfiguration;
        var path = parsed.GetValue(Folder)!;
        var packs = PackFolders.Find(path);
        if (packs.Count == 0)
        {
            console.Error.WriteLine($"There is no pack.json in '{path}' nor in a folder below it. Name the folder of a pack, as in: dis pack lint reference-services/Countries/ke");
            return ExitCode.Usage;
        }

        if (Read(parsed.GetValue(Source), console.Error) is not { } source)
        {
            return ExitCode.Usage;
        }

        var results = packs.Select(pack => new LintResult(pack, PackLinter.Lint(pack, source))).ToList();
        LintReports.ByName[parsed.GetValue(Format)!].Write(results, console.Output);
        var worst = parsed.GetValue(Strict) ? LintLevel.Warning : LintLevel.Error;
        return results.Exists(result => result.Report.Findings.Any(finding => finding.Level >= worst)) ? ExitCode.Errors : ExitCode.Success;
    }

    /// <summary>The English texts; <see langword="null"/> after saying why there are none.</summary>
    public static SourceSet? Read(string? directory, TextWriter error)
    {
        if (IcuCheck.Fault() is { } fault)
        {
            error.WriteLine(fault);
            return null;
        }

        if (directory is not null && !Directory.Exists(directory))
        {
            error.WriteLine($"There is no folder '{directory}'.");
            return null;
        }

        try
        {
            var source = directory is null ? EnglishTexts.Carried() : EnglishTexts.In(directory);
            if (directory is null || source.Count > 0)
            {
                return source;
            }

            error.WriteLine($"There is no Resources/en.json below '{directory}'.");
            return null;
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException)
        {
            error.WriteLine($"The English texts cannot be read: {exception.Message}");
            return null;
        }
    }
}
