using DigitalIndiaStack.Core.Pages.Forms;
using DigitalIndiaStack.Core.Pages.Markup;
using DigitalIndiaStack.Core.Pages.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>A date asked for in three fields: <c>&lt;dis-date for="Form.BirthDate" key="…" birthday="true" /&gt;</c>; the property is a <see cref="DateParts"/>.</summary>
/// <param name="texts">Texts of the page.</param>
[HtmlTargetElement("dis-date", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateTagHelper(PageTexts texts) : FieldTagHelper(texts)
{
    /// <summary>Whether it is the person's own birthday, which the browser may fill in (WCAG 1.3.5).</summary>
    [HtmlAttributeName("birthday")]
    public bool IsBirthday { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var parts = For.Model as DateParts ?? new DateParts();
        var fields = Element.Of(
            "div",
            "govuk-date-input",
            Item("Day", parts.Day, 2, Id),
            Item("Month", parts.Month, 2, Id + "-Month"),
            Item("Year", parts.Year, 4, Id + "-Year")).With("id", Id + "-date");
        WriteGroup(output, Fieldset(fields));
    }

    private TagBuilder Item(string part, string? value, int width, string id)
    {
        var name = part.ToLowerInvariant();
        var input = Element.Of("input", $"govuk-input govuk-date-input__input govuk-input--width-{width}")
            .With("id", id)
            .With("name", $"{Name}.{part}")
            .With("type", "text")
            .With("inputmode", "numeric")
            .With("dir", "ltr")
            .With("autocomplete", IsBirthday ? "bday-" + name : null)
            .With("value", value);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        if (IsRefused)
        {
            input.AddCssClass("govuk-input--error");
        }

        var label = Element.Of("label", "govuk-label govuk-date-input__label", Texts["pages.date." + name]).With("for", id);
        return Element.Of("div", "govuk-date-input__item", Element.Of("div", "govuk-form-group", label, input));
    }
}
