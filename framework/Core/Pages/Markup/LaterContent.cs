using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace DigitalIndiaStack.Core.Pages.Markup;

/// <summary>Content that is made when the page is sent, after everything below it has been made.</summary>
internal sealed class LaterContent(Func<IHtmlContent> make) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => make().WriteTo(writer, encoder);
}
