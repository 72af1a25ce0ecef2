using System.Text;
using System.Xml;
using DigitalIndiaStack.Payments.Block.Batches;

namespace DigitalIndiaStack.Payments.Block.Messages;

/// <summary>Reads a message element by element and holds it to its form; what the form does not read is read over. No more of it is in memory than one element.</summary>
internal sealed class MessageReader : IDisposable
{
    private const int Deepest = 32;

    private const string Namespaces = "urn:iso:std:iso:20022:tech:xsd:";

    private const string Instance = "http://www.w3.org/2001/XMLSchema-instance";

    private readonly XmlReader xml;
    private readonly string space;
    private readonly Stack<OpenElement> open = new();

    /// <summary>Where the element stands that is read over.</summary>
    private int over = -1;

    /// <param name="message">The name of the message, which is the end of its namespace.</param>
    /// <param name="form">Its form.</param>
    /// <param name="body">UTF-8; left open.</param>
    public MessageReader(string message, ElementForm form, Stream body)
    {
        space = Namespaces + message;
        open.Push(OpenElement.Above(form));
        xml = XmlReader.Create(new BoundedMarkup(new StreamReader(body, new UTF8Encoding(true, true), false, leaveOpen: true)), new XmlReaderSettings
        {
            Async = true,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            NameTable = new BoundedNames(),
        });
    }

    /// <summary>What is wrong with the message; nothing is read after it.</summary>
    public LineFault? Fault { get; private set; }

    public void Dispose() => xml.Dispose();

    /// <summary>The next element that the form reads, once where it begins and once where it ends.</summary>
    /// <returns><see langword="null"/> at the end of the message, or of what is right of it.</returns>
    public async Task<MessageNode?> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (Fault is null && await xml.ReadAsync())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Take() is { } node && Fault is null)
                {
                    return node;
                }
            }
        }
        catch (XmlException)
        {
            Fault = new LineFault("", "xml");
        }
        catch (DecoderFallbackException)
        {
            Fault = new LineFault("", "utf-8");
        }

        return null;
    }

    private MessageNode? Take()
    {
        if (over >= 0)
        {
            // An element without an end ends where it begins.
            var isEnd = xml.NodeType == XmlNodeType.EndElement && xml.Depth == over;
            over = isEnd ? -1 : over;
            return xml.Depth > Deepest ? Refuse("", "depth") : null;
        }

        return xml.NodeType switch
        {
            XmlNodeType.XmlDeclaration => Declared(),
            XmlNodeType.Element => Begin(),
            XmlNodeType.EndElement => End(),
            XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace => Text(),
            _ => null,
        };
    }

    private MessageNode? Declared() =>
        xml.GetAttribute("encoding") is { } encoding && !encoding.Equals("utf-8", StringComparison.OrdinalIgnoreCase) ? Refuse("", "utf-8") : null;

    private MessageNode? Begin()
    {
        var parent = open.Peek();
        if (xml.NamespaceURI != space)
        {
            return Refuse(parent.Form.Path, "namespace");
        }

        if (parent.Enter(xml.LocalName) is not { } child)
        {
            return Refuse(parent.Form.Path, parent.Fault);
        }

        if (child.IsAny)
        {
            over = xml.IsEmptyElement ? -1 : xml.Depth;
            return null;
        }

        if (Attributes(child, out var currency) is { } rule)
        {
            return Refuse(child.Path, rule);
        }

        open.Push(new OpenElement(child) { Currency = currency });
        return xml.IsEmptyElement ? End() : new MessageNode(child, false, "", "");
    }

    private string? Attributes(ElementForm form, out string currency)
    {
        currency = "";
        while (xml.MoveToNextAttribute())
        {
            var isCurrency = form.Kind == "amount" && xml.NamespaceURI.Length == 0 && xml.LocalName == "Ccy";
            currency = isCurrency ? xml.Value : currency;
            if (!isCurrency && xml.Prefix != "xmlns" && xml.Name != "xmlns" && xml.NamespaceURI != Instance)
            {
                return "attribute";
            }
        }

        xml.MoveToElement();
        return form.Kind == "amount" && currency.Length == 0 ? "required" : null;
    }

    private MessageNode? Text()
    {
        var element = open.Peek();
        return element.Add(xml.Value) ? null : Refuse(element.Form.Path, element.Form.HoldsElements ? "text" : "maxLength");
    }

    private MessageNode? End()
    {
        var element = open.Pop();
        return element.Close() is { } rule ? Refuse(element.Form.Path, rule) : new MessageNode(element.Form, true, element.Value, element.Currency);
    }

    private MessageNode? Refuse(string path, string rule)
    {
        Fault ??= new LineFault(path, rule);
        return null;
    }
}
