using Microsoft.AspNetCore.Razor.TagHelpers;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>Gives the parts of a <c>dis-table</c> their classes and its headers their scope; <c>numeric</c> aligns a column of figures.</summary>
[HtmlTargetElement("thead")]
[HtmlTargetElement("tbody")]
[HtmlTargetElement("tr")]
[HtmlTargetElement("th")]
[HtmlTargetElement("td")]
public sealed class TablePartTagHelper : TagHelper
{
    /// <summary>Whether the cell holds a figure.</summary>
    [HtmlAttributeName("numeric")]
    public bool IsNumeric { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!context.Items.ContainsKey(typeof(TableTagHelper)))
        {
            return;
        }

        var part = output.TagName switch
        {
            "thead" => "head",
            "tbody" => "body",
            "tr" => "row",
            "th" => "header",
            _ => "cell",
        };
        output.Attributes.SetAttribute("class", IsNumeric ? $"govuk-table__{part} govuk-table__{part}--numeric" : "govuk-table__" + part);
        if (part == "header" && !output.Attributes.ContainsName("scope"))
        {
            output.Attributes.SetAttribute("scope", "col");
        }
    }
}
