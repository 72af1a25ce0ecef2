using DigitalIndiaStack.Core.Pages.Markup;
using DigitalIndiaStack.Core.Pages.Texts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>A form field: its group, label, hint and error message, tied together for assistive technology.</summary>
/// <param name="texts">Texts of the page.</param>
public abstract class FieldTagHelper(PageTexts texts) : LabelledTagHelper(texts)
{
    /// <summary>The property of the page model that the field fills.</summary>
    [HtmlAttributeName("for")]
    public ModelExpression For { get; set; } = null!;

    /// <summary>Key of the hint below the label.</summary>
    [HtmlAttributeName("hint")]
    public string? Hint { get; set; }

    /// <summary>Whether the label is the heading of the page (a page with one question).</summary>
    [HtmlAttributeName("heading")]
    public bool IsHeading { get; set; }

    /// <summary>The view being written.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Name of the field in the posted form: that of the property, or the one that its <c>BindProperty</c> gives.</summary>
    protected string Name => For.Metadata.BinderModelName ?? Path;

    /// <summary>Id of the (first) control; the error summary links to it.</summary>
    protected string Id => TagBuilder.CreateSanitizedId(Path, "-");

    /// <summary>What the field holds now: what was posted, else the value of the model.</summary>
    protected string? Value => ViewContext.ModelState.GetValueOrDefault(Name) is { AttemptedValue: { } posted } ? posted : For.ModelExplorer.GetSimpleDisplayText() is { Length: > 0 } text && For.Model is not null ? text : null;

    /// <summary>Whether the value was refused.</summary>
    protected bool IsRefused => Errors.Count > 0;

    /// <summary>Ids of hint and error message, for <c>aria-describedby</c>; <see langword="null"/> when there is neither.</summary>
    protected string? DescribedBy =>
        string.Join(' ', new[] { Hint is null ? null : Id + "-hint", IsRefused ? Id + "-error" : null }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    // The place of the property in the page model; handlers name errors by it.
    private string Path => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    private ModelErrorCollection Errors => ViewContext.ModelState.GetValueOrDefault(Path)?.Errors ?? [];

    /// <inheritdoc />
    public override void Init(TagHelperContext context) => FieldOrder.Of(ViewContext).Add(Path);

    /// <summary>Writes the group around the control.</summary>
    protected void WriteGroup(TagHelperOutput output, params IHtmlContent?[] parts)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", IsRefused ? "govuk-form-group govuk-form-group--error" : "govuk-form-group");
        foreach (var part in parts.OfType<IHtmlContent>())
        {
            output.Content.AppendHtml(part);
        }
    }

    /// <summary>The label of a single control.</summary>
    protected IHtmlContent LabelFor(string id)
    {
        var label = Element.Of("label", IsHeading ? "govuk-label govuk-label--l" : "govuk-label", Label ?? HtmlString.Empty).With("for", id);
        return IsHeading ? Element.Of("h1", "govuk-label-wrapper", label) : label;
    }

    /// <summary>The fieldset around several controls, with its legend, hint and error message.</summary>
    protected IHtmlContent Fieldset(IHtmlContent controls)
    {
        var legendText = Label ?? HtmlString.Empty;
        var legend = IsHeading
            ? Element.Of("legend", "govuk-fieldset__legend govuk-fieldset__legend--l", Element.Of("h1", "govuk-fieldset__heading", legendText))
            : Element.Of("legend", "govuk-fieldset__legend govuk-fieldset__legend--s", legendText);
        return Element.Of("fieldset", "govuk-fieldset", legend, HintText(), ErrorText(), controls).With("aria-describedby", DescribedBy);
    }

    /// <summary>The hint; empty when there is none.</summary>
    protected IHtmlContent HintText() =>
        Hint is { } hint ? Element.Of("div", "govuk-hint", Find(hint)).With("id", Id + "-hint") : HtmlString.Empty;

    /// <summary>The error message; empty when the value was not refused.</summary>
    protected IHtmlContent ErrorText()
    {
        if (!IsRefused)
        {
            return HtmlString.Empty;
        }

        var prefix = Element.Of("span", "govuk-visually-hidden", Texts["pages.error.prefix"]);
        return Element.Of("p", "govuk-error-message", prefix, new HtmlString(" "), Texts.KeyOrText(Errors[0].ErrorMessage)).With("id", Id + "-error");
    }
}
