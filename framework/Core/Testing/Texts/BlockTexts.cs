using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Core.Problems;

namespace DigitalIndiaStack.Core.Testing.Texts;

/// <summary>The English texts of a block, against what its code and pages ask for.</summary>
public sealed class BlockTexts
{
    private readonly HashSet<string> keys;

    private BlockTexts(HashSet<string> keys) => this.keys = keys;

    /// <summary>Reads the texts that the assembly of a block embeds.</summary>
    /// <typeparam name="TBlock">The block.</typeparam>
    public static BlockTexts Of<TBlock>()
        where TBlock : IBlock
    {
        var assembly = typeof(TBlock).Assembly;
        using var stream = assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(name => name.EndsWith(".Resources.en.json", StringComparison.Ordinal)))!;
        using var texts = JsonDocument.Parse(stream);
        return new BlockTexts([.. texts.RootElement.EnumerateObject().Select(text => text.Name)]);
    }

    /// <summary>Whether a key has a text, by itself or by number.</summary>
    public bool Has(string key) => keys.Contains(key) || keys.Contains($"{key}_other");

    /// <summary>The codes of a table of problems that have no title.</summary>
    /// <param name="table">The class that holds the problems in static fields.</param>
    public IReadOnlyList<string> ProblemsWithoutTitle(Type table)
    {
        var kinds = table.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<ProblemKind>().ToList();
        return kinds.Count == 0 ? [$"{table.Name} holds no problem."] : [.. kinds.Select(kind => kind.Code).Where(code => !keys.Contains(code))];
    }

    /// <summary>The keys of the block that its sources name, in quotes, and that have no text.</summary>
    /// <param name="folder">The project of the block, from the root of the repository.</param>
    /// <param name="prefix">The first part of the keys.</param>
    /// <param name="notKeys">Quoted names of the same form that are no keys, such as scopes.</param>
    public IReadOnlyList<string> NamedWithoutText(string folder, string prefix, params string[] notKeys)
    {
        var quoted = new Regex($"\"({Regex.Escape(prefix)}\\.[a-z][A-Za-z-]*(?:\\.[A-Za-z-]+)*)\"");
        var named = Directory.EnumerateFiles(Path.Combine(Root(), folder), "*.cs*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("Migrations", StringComparison.Ordinal) && !file.EndsWith("csproj", StringComparison.Ordinal))
            .SelectMany(file => quoted.Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Except(notKeys)
            .ToList();
        return named.Count == 0 ? [$"{folder} names no key."] : [.. named.Where(key => !Has(key))];
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "DigitalIndiaStack.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
