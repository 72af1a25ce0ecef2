using DigitalIndiaStack.Core.Pages.Markup;
using DigitalIndiaStack.Core.Pages.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>One choice of several; its children are <c>dis-radio</c>.</summary>
/// <param name="texts">Texts of the page.</param>
[HtmlTargetElement("dis-radios", Attributes = "for")]
[RestrictChildren("dis-radio")]
public sealed class RadiosTagHelper(PageTexts texts) : FieldTagHelper(texts)
{
    /// <summary>Whether the choices stand in one line where there is room.</summary>
    [HtmlAttributeName("inline")]
    public bool IsInline { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(ChoiceGroup)] = new ChoiceGroup(Name, Id, Value is { } value ? [value] : []);
        var choices = await output.GetChildContentAsync();
        WriteGroup(output, Fieldset(Element.Of("div", IsInline ? "govuk-radios govuk-radios--inline" : "govuk-radios", choices)));
    }
}
