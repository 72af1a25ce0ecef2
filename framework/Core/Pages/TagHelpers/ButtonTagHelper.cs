using DigitalIndiaStack.Core.Pages.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>A button that posts its form; with <c>href</c>, a link that looks like one.</summary>
/// <param name="texts">Texts of the page.</param>
[HtmlTargetElement("dis-button", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ButtonTagHelper(PageTexts texts) : LabelledTagHelper(texts)
{
    /// <summary>How much the button stands out.</summary>
    [HtmlAttributeName("kind")]
    public ButtonKind Kind { get; set; }

    /// <summary>Where a link leads.</summary>
    [HtmlAttributeName("href")]
    public string? Href { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.Content.SetHtmlContent(Label ?? await output.GetChildContentAsync());
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Kind switch
        {
            ButtonKind.Secondary => "govuk-button govuk-button--secondary",
            ButtonKind.Warning => "govuk-button govuk-button--warning",
            _ => "govuk-button",
        });
        if (Href is null)
        {
            output.TagName = "button";
            output.Attributes.SetAttribute("type", "submit");
            return;
        }

        // It stays a link for assistive technology: role="button" would promise that the space key works, which needs a script.
        output.TagName = "a";
        output.Attributes.SetAttribute("href", Href);
        output.Attributes.SetAttribute("draggable", "false");
    }
}
