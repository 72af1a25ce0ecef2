using System.Text;
using DigitalIndiaStack.Core.Pages.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using QRCoder;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>
/// A QR code, drawn by the server: <c>&lt;dis-qr value="@number" key="payments.receipt.qr" arg-number="number" /&gt;</c>. The text is read to who does not
/// see the picture, so it says what the code holds.
/// </summary>
/// <param name="texts">Texts of the page.</param>
[HtmlTargetElement("dis-qr", Attributes = "value,key", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class QrTagHelper(PageTexts texts) : LabelledTagHelper(texts)
{
    /// <summary>What the code holds.</summary>
    public string Value { get; set; } = string.Empty;

    /// <summary>Whether it holds so much that it is drawn larger, at level M of correction: 15 % of it may be lost, where otherwise a quarter may.</summary>
    public bool Dense { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var text = Find(Key!);
        output.TagName = "img";
        output.TagMode = TagMode.StartTagOnly;
        output.Attributes.SetAttribute("class", Dense ? "dis-qr dis-qr-dense" : "dis-qr");
        output.Attributes.SetAttribute("src", "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.ASCII.GetBytes(Draw())));
        output.Attributes.SetAttribute("alt", text.ToString());
        if (text.IsFallback)
        {
            output.Attributes.SetAttribute("lang", text.Language);
        }
    }

    private string Draw()
    {
        using var data = QRCodeGenerator.GenerateQrCode(Value, Dense ? QRCodeGenerator.ECCLevel.M : QRCodeGenerator.ECCLevel.Q);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(1, "#000", "#fff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
