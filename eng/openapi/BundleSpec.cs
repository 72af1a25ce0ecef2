using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Writes a specification and the schemas that all share as one document, because the generator does not follow a
/// reference inside a file that is itself referred to. Names the shared types, which are generated elsewhere.
/// </summary>
public sealed class BundleSpec : Task
{
    private static readonly Regex Reference = new Regex("[^\"'\\s]*common\\.v1\\.yaml#", RegexOptions.CultureInvariant);
    private static readonly Regex Schemas = new Regex("(?m)^  schemas:[ ]*\\r?\\n", RegexOptions.CultureInvariant);
    private static readonly Regex Name = new Regex("(?m)^    (?<name>[A-Za-z][A-Za-z0-9]*):[ ]*\\r?$", RegexOptions.CultureInvariant);

    [Required]
    public string Spec { get; set; } = "";

    [Required]
    public string Common { get; set; } = "";

    [Required]
    public string Bundle { get; set; } = "";

    [Output]
    public string SharedTypes { get; set; } = "";

    public override bool Execute()
    {
        var spec = File.ReadAllText(Spec);
        if (Path.GetFullPath(Spec) != Path.GetFullPath(Common))
        {
            var common = File.ReadAllText(Common);
            var begin = Schemas.Match(common);
            var shared = common.Substring(begin.Index + begin.Length).TrimEnd() + "\n";
            SharedTypes = string.Join(",", Name.Matches(shared).Cast<Match>().Select(match => match.Groups["name"].Value));
            spec = Insert(Reference.Replace(spec, "#"), shared);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(Bundle)));
        File.WriteAllText(Bundle, spec, new UTF8Encoding(false));
        return true;
    }

    private static string Insert(string spec, string shared)
    {
        var end = Schemas.Match(spec);
        return end.Success
            ? spec.Insert(end.Index + end.Length, shared)
            : spec.TrimEnd() + (Regex.IsMatch(spec, "(?m)^components:") ? "\n" : "\ncomponents:\n") + "  schemas:\n" + shared;
    }
}
