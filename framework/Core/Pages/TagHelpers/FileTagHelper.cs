using DigitalIndiaStack.Core.Pages.Markup;
using DigitalIndiaStack.Core.Pages.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>A field for one file; its form needs <c>enctype="multipart/form-data"</c>: <c>&lt;dis-file for="Form.File" key="…" accept="image/*" /&gt;</c>.</summary>
/// <param name="texts">Texts of the page.</param>
[HtmlTargetElement("dis-file", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FileTagHelper(PageTexts texts) : FieldTagHelper(texts)
{
    /// <summary>Kinds of files that the browser offers, as the attribute <c>accept</c> says them.</summary>
    [HtmlAttributeName("accept")]
    public string? Accept { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = Element.Of("input", IsRefused ? "govuk-input govuk-input--error" : "govuk-input")
            .With("id", Id)
            .With("name", Name)
            .With("type", "file")
            .With("accept", Accept)
            .With("aria-describedby", DescribedBy);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        WriteGroup(output, LabelFor(Id), HintText(), ErrorText(), input);
    }
}
