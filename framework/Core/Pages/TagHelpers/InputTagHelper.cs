using System.Globalization;
using DigitalIndiaStack.Core.Pages.Markup;
using DigitalIndiaStack.Core.Pages.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>
/// A field for one line of text, or several with <c>rows</c>:
/// <c>&lt;dis-input for="Form.Pin" key="identity.signIn.pin" kind="Pin" width="10" autocomplete="current-password" /&gt;</c>.
/// </summary>
/// <param name="texts">Texts of the page.</param>
[HtmlTargetElement("dis-input", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class InputTagHelper(PageTexts texts) : FieldTagHelper(texts)
{
    /// <summary>What is typed.</summary>
    [HtmlAttributeName("kind")]
    public InputKind Kind { get; set; }

    /// <summary>Width in characters: 2, 3, 4, 5, 10, 20 or 30; absent means the whole column.</summary>
    [HtmlAttributeName("width")]
    public int? Width { get; set; }

    /// <summary>Number of lines; more than one makes a text area.</summary>
    [HtmlAttributeName("rows")]
    public int Rows { get; set; } = 1;

    /// <summary>Purpose of the field for autofill (WCAG 1.3.5), as <c>name</c>.</summary>
    [HtmlAttributeName("autocomplete")]
    public string? Autocomplete { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        WriteGroup(output, LabelFor(Id), HintText(), ErrorText(), Rows > 1 ? Area() : Line());

    private TagBuilder Line()
    {
        var input = Element.Of("input", "govuk-input")
            .With("id", Id)
            .With("name", Name)
            .With("type", TypeOf(Kind))
            .With("inputmode", Kind is InputKind.Number or InputKind.Code or InputKind.Pin ? "numeric" : null)
            .With("dir", DirectionOf(Kind))
            .With("spellcheck", Kind is InputKind.Text ? null : "false")
            .With("value", Kind is InputKind.Pin ? null : Value);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        if (Width is { } width)
        {
            input.AddCssClass($"govuk-input--width-{width.ToString(CultureInfo.InvariantCulture)}");
        }

        return Common(input, "govuk-input--error");
    }

    private TagBuilder Area()
    {
        var area = Element.Of("textarea", "govuk-textarea")
            .With("id", Id)
            .With("name", Name)
            .With("dir", "auto")
            .With("rows", Rows.ToString(CultureInfo.InvariantCulture));
        area.InnerHtml.Append(Value ?? string.Empty);
        return Common(area, "govuk-textarea--error");
    }

    private TagBuilder Common(TagBuilder control, string errorCss)
    {
        if (IsRefused)
        {
            control.AddCssClass(errorCss);
        }

        return control.With("aria-describedby", DescribedBy).With("autocomplete", Autocomplete);
    }

    private static string TypeOf(InputKind kind) => kind switch
    {
        InputKind.Pin => "password",
        InputKind.Email => "email",
        InputKind.Phone => "tel",
        _ => "text",
    };

    // A name follows its own script; numbers and addresses are always written from left to right.
    private static string DirectionOf(InputKind kind) => kind is InputKind.Text ? "auto" : "ltr";
}
