using System.Xml;

namespace DigitalIndiaStack.Payments.Block.Messages;

/// <summary>The names of one message, which a reader of XML keeps: as many as a message needs and no more.</summary>
/// <exception cref="XmlException">There are more.</exception>
internal sealed class BoundedNames : NameTable
{
    private const int Most = 4096;

    private int count;

    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? base.Add(key, start, Counted(len));

    public override string Add(string key) => Get(key) ?? base.Add(key[..Counted(key.Length)]);

    private int Counted(int length) => ++count > Most ? throw new XmlException("Too many names.") : length;
}
