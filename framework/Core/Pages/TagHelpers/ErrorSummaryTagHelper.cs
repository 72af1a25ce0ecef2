using DigitalIndiaStack.Core.Pages.Markup;
using DigitalIndiaStack.Core.Pages.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>Every refused value of the form, each linked to its field and in the order of the page; nothing when none was refused. It stands before the heading.</summary>
/// <param name="texts">Texts of the page.</param>
[HtmlTargetElement("dis-error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper(PageTexts texts) : TagHelper
{
    /// <summary>The view being written.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.ModelState.IsValid)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-error-summary");

        // Without a script the attribute takes the focus here, so that a screen reader starts with what went wrong.
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "autofocus");
        var heading = Element.Of("h2", "govuk-error-summary__title", texts["pages.error.summary"]);
        var body = Element.Of("div", "govuk-error-summary__body", new LaterContent(List));
        output.Content.SetHtmlContent(new TagBuilder("div").With("role", "alert").Containing(heading, body));
    }

    private TagBuilder List()
    {
        var list = Element.Of("ul", "govuk-list govuk-error-summary__list");
        var order = FieldOrder.Of(ViewContext);
        foreach (var (name, entry) in ViewContext.ModelState.Where(state => state.Value is { Errors.Count: > 0 }).OrderBy(state => order.PlaceOf(state.Key)))
        {
            var message = texts.KeyOrText(entry!.Errors[0].ErrorMessage);
            list.InnerHtml.AppendHtml(new TagBuilder("li").Containing(name.Length == 0
                ? message
                : new TagBuilder("a").With("href", "#" + TagBuilder.CreateSanitizedId(name, "-")).Containing(message)));
        }

        return list;
    }
}
