using DigitalIndiaStack.Core.Pages.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>An identifier, number or address that keeps its own direction: <c>&lt;dis-token value="@Model.Number" /&gt;</c>.</summary>
[HtmlTargetElement("dis-token", Attributes = "value", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TokenTagHelper : TagHelper
{
    /// <summary>What is shown.</summary>
    public string? Value { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(new IsolatedValue(Value ?? string.Empty, "dis-token"));
    }
}
