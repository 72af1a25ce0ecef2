using DigitalIndiaStack.Core.Pages.Markup;
using DigitalIndiaStack.Core.Pages.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>One radio button or check box: <c>&lt;dis-radio value="yes" key="consent.decide.yes" hint="…" /&gt;</c>.</summary>
/// <param name="texts">Texts of the page.</param>
[HtmlTargetElement("dis-radio", ParentTag = "dis-radios", TagStructure = TagStructure.NormalOrSelfClosing)]
[HtmlTargetElement("dis-checkbox", ParentTag = "dis-checkboxes", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChoiceTagHelper(PageTexts texts) : LabelledTagHelper(texts)
{
    /// <summary>The value that is posted.</summary>
    [HtmlAttributeName("value")]
    public string Value { get; set; } = "true";

    /// <summary>Key of the hint below the label.</summary>
    [HtmlAttributeName("hint")]
    public string? Hint { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var (kind, css) = output.TagName == "dis-radio" ? ("radio", "govuk-radios") : ("checkbox", "govuk-checkboxes");
        var group = (ChoiceGroup)context.Items[typeof(ChoiceGroup)];
        var id = group.NextId();
        var label = Label ?? await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", css + "__item");
        output.Content.AppendHtml(Control(group, id, kind, css));
        output.Content.AppendHtml(Element.Of("label", $"govuk-label {css}__label", label).With("for", id));
        if (Hint is { } hint)
        {
            output.Content.AppendHtml(Element.Of("div", $"govuk-hint {css}__hint", Find(hint)).With("id", id + "-hint"));
        }
    }

    private TagBuilder Control(ChoiceGroup group, string id, string kind, string css)
    {
        var input = Element.Of("input", css + "__input")
            .With("id", id)
            .With("name", group.Name)
            .With("type", kind)
            .With("value", Value)
            .With("checked", group.IsChosen(Value) ? "checked" : null)
            .With("aria-describedby", Hint is null ? null : id + "-hint");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        return input;
    }
}
