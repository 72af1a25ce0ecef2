using DigitalIndiaStack.Core.Pages.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Pages.Frame;

/// <summary>What the layout shows around a page.</summary>
/// <param name="texts">Texts of the page.</param>
/// <param name="accessor">The request.</param>
/// <param name="sheet">The style sheet.</param>
/// <param name="options">Settings.</param>
internal sealed class PageFrame(PageTexts texts, IHttpContextAccessor accessor, StyleSheet sheet, IOptions<PagesOptions> options)
{
    public string StyleSheetPath => sheet.Path;

    public bool IsSandbox => options.Value.IsSandbox;

    private HttpContext Context => accessor.HttpContext!;

    /// <summary>Where the signed-in person signs out; <see langword="null"/> when nobody is.</summary>
    public string? SignOutPath =>
        Context.User.Identity is { IsAuthenticated: true } && Context.GetEndpoint()?.Metadata.GetMetadata<PageOfBlock>() is { } page
            ? $"/{page.Block}/sign-out"
            : null;

    /// <summary>The title of the browser's window: that of the page, with the error said first.</summary>
    public PageText Title(ViewDataDictionary view)
    {
        var title = view["Title"] switch
        {
            PageText text => text,
            string text => texts.KeyOrText(text),
            _ => texts["pages.product"],
        };
        return view.ModelState.IsValid ? title : texts.Find("pages.error.title", ("title", title.ToString()));
    }

    /// <summary>Leads to this page in another language; a page that was posted is opened anew.</summary>
    public string LanguageLink(PageLanguage language)
    {
        var here = Context.Request.PathBase + Context.Request.Path + Context.Request.QueryString;
        return $"/language/{Uri.EscapeDataString(language.Code)}?return={Uri.EscapeDataString(here)}";
    }
}
