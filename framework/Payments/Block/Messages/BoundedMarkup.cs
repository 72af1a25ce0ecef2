using System.Xml;

namespace DigitalIndiaStack.Payments.Block.Messages;

/// <summary>Passes on XML whose tags, texts and CDATA sections are short: a reader of XML holds each whole, however long it is.</summary>
/// <exception cref="XmlException">One of them is longer than <see cref="Longest"/>.</exception>
internal sealed class BoundedMarkup(TextReader text) : TextReader
{
    /// <summary>How many characters may stand between one <c>&lt;</c> and the next.</summary>
    public const int Longest = 64 * 1024;

    private const string CDataBegin = "<![CDATA[";

    private int run;
    private int begun;
    private int brackets;
    private bool isInCData;

    public override int Read(char[] buffer, int index, int count) => Pass(buffer, index, text.Read(buffer, index, count));

    public override async Task<int> ReadAsync(char[] buffer, int index, int count) =>
        Pass(buffer, index, await text.ReadAsync(buffer.AsMemory(index, count)));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            text.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Pass(char[] buffer, int index, int count)
    {
        foreach (var character in buffer.AsSpan(index, count))
        {
            run = character == '<' && !isInCData ? 0 : run + 1;
            if (run > Longest)
            {
                throw new XmlException("Too long.");
            }

            Follow(character);
        }

        return count;
    }

    // In a CDATA section a "<" begins nothing.
    private void Follow(char character)
    {
        if (isInCData)
        {
            isInCData = character != '>' || brackets < 2;
            brackets = character == ']' ? brackets + 1 : 0;
            return;
        }

        begun = character == CDataBegin[begun] ? begun + 1 : character == '<' ? 1 : 0;
        if (begun == CDataBegin.Length)
        {
            (isInCData, begun, brackets) = (true, 0, 0);
        }
    }
}
