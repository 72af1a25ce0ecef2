using System.Globalization;

namespace DigitalIndiaStack.Payments.Block.Messages;

/// <summary>One element of a message, as <c>specs/payments/messages</c> restates it.</summary>
/// <param name="Path">The names from below the element of the message down to this one, joined by slashes.</param>
/// <param name="Least">How often it stands there at least.</param>
/// <param name="Most">How often at most.</param>
/// <param name="Kind">What it holds; empty for a sequence of elements.</param>
/// <param name="Arguments">The length of a text, the words of a code.</param>
/// <param name="Children">The elements below.</param>
internal sealed record ElementForm(string Name, string Path, int Least, int Most, string Kind, string[] Arguments, List<ElementForm> Children)
{
    /// <summary>The length of what is neither a text nor digits: an amount, a date, a word.</summary>
    private const int LongestWord = 40;

    public bool IsAny => Kind == "any";

    public bool IsChoice => Kind == "choice";

    public bool HoldsElements => Kind.Length == 0 || IsChoice;

    /// <summary>The longest text that it holds.</summary>
    public int MaximumLength => Kind is "text" or "digits" ? int.Parse(Arguments[0], CultureInfo.InvariantCulture) : LongestWord;

    /// <summary>The form of a message that the block reads, whose root is <c>Document</c>.</summary>
    /// <param name="message">The name of the message, as <c>pain.001.001.09</c>.</param>
    public static ElementForm Load(string message)
    {
        using var reader = new StreamReader(typeof(ElementForm).Assembly.GetManifestResourceStream(message)!);
        return Load(reader);
    }

    /// <summary>Reads a form.</summary>
    public static ElementForm Load(TextReader reader)
    {
        var open = new Stack<ElementForm>();
        ElementForm? root = null;
        while (reader.ReadLine() is { } line)
        {
            var depth = (line.Length - line.TrimStart().Length) / 2;
            while (open.Count > depth)
            {
                open.Pop();
            }

            var form = Read(line.Trim().Split(' '), open.Count > 1 ? open.Peek().Path : "", open.Count > 1);
            (open.Count > 0 ? open.Peek().Children : []).Add(form);
            root ??= form;
            open.Push(form);
        }

        return root!;
    }

    private static ElementForm Read(string[] words, string above, bool isBelow)
    {
        var often = words[1].Split("..");
        var path = !isBelow ? "" : above.Length == 0 ? words[0] : $"{above}/{words[0]}";
        return new ElementForm(
            words[0],
            path,
            int.Parse(often[0], CultureInfo.InvariantCulture),
            often[1] == "n" ? int.MaxValue : int.Parse(often[1], CultureInfo.InvariantCulture),
            words.Length > 2 ? words[2] : "",
            words[Math.Min(3, words.Length)..],
            []);
    }
}
