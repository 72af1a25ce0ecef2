using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace DigitalIndiaStack.Core.Pages.Markup;

/// <summary>Makes the elements that components are built of.</summary>
internal static class Element
{
    public static TagBuilder Of(string name, string css, params IHtmlContent[] content)
    {
        var element = new TagBuilder(name);
        element.AddCssClass(css);
        return element.Containing(content);
    }

    /// <summary>Appends content.</summary>
    public static TagBuilder Containing(this TagBuilder element, params IHtmlContent[] content)
    {
        foreach (var part in content)
        {
            element.InnerHtml.AppendHtml(part);
        }

        return element;
    }

    /// <summary>Sets an attribute; nothing when the value is <see langword="null"/>.</summary>
    public static TagBuilder With(this TagBuilder element, string attribute, string? value)
    {
        if (value is not null)
        {
            element.MergeAttribute(attribute, value);
        }

        return element;
    }
}
