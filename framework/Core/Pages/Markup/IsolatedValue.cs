using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace DigitalIndiaStack.Core.Pages.Markup;

/// <summary>A number, amount or identifier, isolated in its own direction and never confused with the text around it.</summary>
internal sealed class IsolatedValue(string value, string css) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => Isolated.Write(writer, encoder, value, css);
}
