using System.CommandLine;

namespace DigitalIndiaStack.Cli.Pack;

/// <summary>The command group <c>dis pack</c>.</summary>
internal static class PackCommand
{
    public static Command Create() => new(
        "pack",
        """
        Works with country packs: the languages, formats and names that a country adds to the product.

        Try:
          dis pack list reference-services/Countries               which packs there are, and how far their translations are
          dis pack lint reference-services/Countries/ke            what is wrong with a pack
          dis pack missing reference-services/Countries/ke sw      what is left to translate, as JSON to fill in
        """)
    {
        LintCommand.Create(),
        ListCommand.Create(),
        MissingCommand.Create(),
    };
}
