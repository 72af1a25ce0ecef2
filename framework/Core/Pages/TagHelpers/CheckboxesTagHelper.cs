using System.Collections;
using DigitalIndiaStack.Core.Pages.Markup;
using DigitalIndiaStack.Core.Pages.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>Any of several choices; its children are <c>dis-checkbox</c>. The property is a list of text, or a boolean for a single box.</summary>
/// <param name="texts">Texts of the page.</param>
[HtmlTargetElement("dis-checkboxes", Attributes = "for")]
[RestrictChildren("dis-checkbox")]
public sealed class CheckboxesTagHelper(PageTexts texts) : FieldTagHelper(texts)
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(ChoiceGroup)] = new ChoiceGroup(Name, Id, Chosen());
        var choices = await output.GetChildContentAsync();
        WriteGroup(output, Fieldset(Element.Of("div", "govuk-checkboxes", choices)));
    }

    private IReadOnlyCollection<string> Chosen() => For.Model switch
    {
        null => [],
        bool yes => yes ? ["true"] : [],
        string one => [one],
        IEnumerable many => [.. many.Cast<object?>().Select(item => item?.ToString() ?? string.Empty)],
        var other => [other.ToString() ?? string.Empty],
    };
}
