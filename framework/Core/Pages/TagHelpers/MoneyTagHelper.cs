using DigitalIndiaStack.Core.Pages.Markup;
using DigitalIndiaStack.Core.Pages.Texts;
using DigitalIndiaStack.Localization.Formats;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>An amount, written as the language writes money: <c>&lt;dis-money currency="@m.Currency" amount="@m.Amount" /&gt;</c>.</summary>
/// <param name="texts">Texts of the page.</param>
[HtmlTargetElement("dis-money", Attributes = "currency,amount", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MoneyTagHelper(PageTexts texts) : TagHelper
{
    /// <summary>ISO 4217 code.</summary>
    public string Currency { get; set; } = string.Empty;

    /// <summary>Decimal string, as on the wire: <c>1250.00</c>.</summary>
    public string Amount { get; set; } = string.Empty;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(new IsolatedValue(texts.Format(new MoneyArgument(Currency, Amount)), "dis-amount"));
    }
}
