using System.Globalization;
using System.Text;
using System.Xml;
using DigitalIndiaStack.Core.Values;

namespace DigitalIndiaStack.Payments.Block.Messages;

/// <summary>Writes a message element by element; no more of it is in memory than a buffer.</summary>
/// <param name="message">Its name, which is the end of its namespace.</param>
internal sealed class MessageWriter(string message, Stream target) : IAsyncDisposable
{
    private readonly XmlWriter xml = XmlWriter.Create(target, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false) });

    /// <summary>Begins an element; its end is at the end of the action.</summary>
    public async Task WriteAsync(string name, Func<Task> inside)
    {
        await xml.WriteStartElementAsync(null, name, $"urn:iso:std:iso:20022:tech:xsd:{message}");
        await inside();
        await xml.WriteEndElementAsync();
    }

    /// <summary>Writes an element that holds a text; nothing when there is none.</summary>
    public Task WriteAsync(string name, string? text) => text is null ? Task.CompletedTask : WriteAsync(name, () => xml.WriteStringAsync(Writable(text)));

    public Task WriteAsync(string name, DateTimeOffset moment) => WriteAsync(name, moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    /// <summary>Writes elements inside one another, the last of which holds a text.</summary>
    /// <param name="path">Their names, joined by slashes.</param>
    public Task WritePathAsync(string path, string text) =>
        path.Split('/', 2) is [var name, var rest] ? WriteAsync(name, () => WritePathAsync(rest, text)) : WriteAsync(path, text);

    /// <summary>Writes an amount without its sign.</summary>
    public Task WriteAmountAsync(string name, string currency, long units) => WriteAsync(name, async () =>
    {
        await xml.WriteAttributeStringAsync(null, "Ccy", null, currency);
        await xml.WriteStringAsync(AmountOf(currency, units));
    });

    /// <summary>Writes an amount and on which side it stands.</summary>
    public async Task WriteSidedAsync(string currency, long units)
    {
        await WriteAmountAsync("Amt", currency, units);
        await WriteAsync("CdtDbtInd", units < 0 ? "DBIT" : "CRDT");
    }

    public async ValueTask DisposeAsync() => await xml.DisposeAsync();

    /// <summary>An amount without its sign, as it stands in a message.</summary>
    public static string AmountOf(string currency, long units) => new Money(Currency.Parse(currency), Math.Abs(units)).Amount;

    // What no XML can hold is written as the sign of a lost character.
    private static string Writable(string text)
    {
        var written = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            written.Append((rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? Rune.ReplacementChar : rune).ToString());
        }

        return written.ToString();
    }
}
