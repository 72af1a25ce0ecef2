using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>A message of ISO 20022 that a server gave, held to <c>specs/payments/messages</c>.</summary>
internal static class MessageForm
{
    private const string Namespaces = "urn:iso:std:iso:20022:tech:xsd:";

    /// <summary>Reads a message that is as the specification restates it.</summary>
    public static XElement MustRead(Answer answer, string message)
    {
        var root = Parse(answer);
        using var reader = new StreamReader(typeof(MessageForm).Assembly.GetManifestResourceStream($"messages/{message}")!);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Expect.Equal($"{{{Namespaces}{message}}}Document", $"{root.Name}", "root of the message", answer);
        Hold(root, lines, 0, answer);
        return root;
    }

    public static IReadOnlyList<XElement> All(XElement root, string name) => [.. root.Descendants(root.Name.Namespace + name)];

    /// <summary>The text of the first element of a name; empty when there is none.</summary>
    public static string Text(XElement root, string name) => root.Descendants(root.Name.Namespace + name).FirstOrDefault()?.Value ?? "";

    /// <summary>An amount with the sign of its side.</summary>
    public static decimal Signed(XElement root) =>
        decimal.Parse(Text(root, "Amt"), CultureInfo.InvariantCulture) * (Text(root, "CdtDbtInd") == "DBIT" ? -1 : 1);

    private static XElement Parse(Answer answer)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(answer.Text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            throw new CheckFailedException("a message of XML", answer.Text, answer.Exchange);
        }
    }

    // The elements below one stand in the lines after it, two spaces deeper.
    private static void Hold(XElement element, string[] lines, int place, Answer answer)
    {
        var words = lines[place].Trim().Split(' ');
        var kind = words.Length > 2 ? words[2] : "";
        if (kind is "" or "choice")
        {
            HoldChildren(element, lines, place, kind == "choice", answer);
            return;
        }

        var text = element.Value;
        var isRight = !element.HasElements && text.Length > 0 && kind switch
        {
            "text" => text.Length <= int.Parse(words[3], CultureInfo.InvariantCulture),
            "digits" => text.Length <= int.Parse(words[3], CultureInfo.InvariantCulture) && text.All(char.IsAsciiDigit),
            "code" => words.Skip(3).Contains(text),
            "datetime" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _) && text.Contains('T', StringComparison.Ordinal),
            "amount" => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) && element.Attribute("Ccy")?.Value.Length == 3,
            _ => decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        };
        Expect.That(isRight, $"{words[0]} that holds {string.Join(' ', words[2..])}", text, answer);
    }

    private static void HoldChildren(XElement element, string[] lines, int place, bool isChoice, Answer answer)
    {
        var below = Below(lines, place).ToList();
        var names = below.ConvertAll(line => lines[line].Trim().Split(' ')[0]);
        var found = element.Elements().Select(child => child.Name.Namespace == element.Name.Namespace ? names.IndexOf(child.Name.LocalName) : -1).ToList();
        var isInOrder = found.SequenceEqual(found.Order()) && !found.Contains(-1);
        var isOften = isChoice ? found.Count == 1 : Enumerable.Range(0, names.Count).All(index => IsOften(lines[below[index]], found.Count(other => other == index)));
        Expect.That(isInOrder && isOften, $"{element.Name.LocalName} with {string.Join(", ", names)}, as often as it may", string.Join(", ", element.Elements().Select(child => child.Name.LocalName)), answer);
        foreach (var (child, index) in element.Elements().Zip(found))
        {
            Hold(child, lines, below[index], answer);
        }
    }

    private static bool IsOften(string line, int times)
    {
        var often = line.Trim().Split(' ')[1].Split("..");
        return times >= int.Parse(often[0], CultureInfo.InvariantCulture) && (often[1] == "n" || times <= int.Parse(often[1], CultureInfo.InvariantCulture));
    }

    private static IEnumerable<int> Below(string[] lines, int place)
    {
        var depth = Depth(lines[place]);
        for (var line = place + 1; line < lines.Length && Depth(lines[line]) > depth; line++)
        {
            if (Depth(lines[line]) == depth + 2)
            {
                yield return line;
            }
        }
    }

    private static int Depth(string line) => line.Length - line.TrimStart().Length;
}
