using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DigitalIndiaStack.JsonSchema.Yaml;

/// <summary>Gives a scalar its type by the core schema (YAML 1.2, section 10.3.2).</summary>
internal static partial class YamlScalar
{
    private const string StringTag = "tag:yaml.org,2002:str";

    public static void Write(Scalar scalar, Utf8JsonWriter writer)
    {
        RefuseTag(scalar, StringTag);
        RefuseHalfCharacters(scalar);
        if (scalar.Style != ScalarStyle.Plain || !scalar.Tag.IsEmpty)
        {
            writer.WriteStringValue(scalar.Value);
            return;
        }

        switch (scalar.Value)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                writer.WriteNullValue();
                break;
            case "true" or "True" or "TRUE":
                writer.WriteBooleanValue(true);
                break;
            case "false" or "False" or "FALSE":
                writer.WriteBooleanValue(false);
                break;
            default:
                WritePlain(scalar, writer);
                break;
        }
    }

    /// <summary>Refuses a tag that would change what a value is; <paramref name="natural"/> and the non-specific <c>!</c> change nothing.</summary>
    public static void RefuseTag(NodeEvent node, string natural)
    {
        if (!node.Tag.IsEmpty && node.Tag.Value != natural && node.Tag.Value != "!")
        {
            throw YamlTranslator.Fault(node.Start, $"The tag '{node.Tag.Value}' is not allowed here.");
        }
    }

    public static void RefuseHalfCharacters(Scalar scalar)
    {
        var text = scalar.Value;
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsSurrogatePair(text, index))
            {
                index++;
            }
            else if (char.IsSurrogate(text[index]))
            {
                throw YamlTranslator.Fault(scalar.Start, "The text holds half of a character.");
            }
        }
    }

    private static void WritePlain(Scalar scalar, Utf8JsonWriter writer)
    {
        var text = scalar.Value;
        if (Decimal().Match(text) is { Success: true } number)
        {
            writer.WriteRawValue(ToJson(number));
        }
        else if (text.StartsWith("0x", StringComparison.Ordinal) && Hexadecimal().IsMatch(text))
        {
            writer.WriteRawValue(BigInteger.Parse("0" + text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));
        }
        else if (Octal().IsMatch(text))
        {
            writer.WriteRawValue(Convert.ToUInt64(text[2..], 8).ToString(CultureInfo.InvariantCulture));
        }
        else if (NotFinite().IsMatch(text))
        {
            throw YamlTranslator.Fault(scalar.Start, $"JSON has no number '{text}'.");
        }
        else
        {
            writer.WriteStringValue(text);
        }
    }

    // JSON allows neither a plus sign nor zeros in front, nor a bare point.
    private static string ToJson(Match number)
    {
        var sign = number.Groups["sign"].Value == "-" ? "-" : "";
        var whole = number.Groups["whole"].Value.TrimStart('0');
        var fraction = number.Groups["fraction"].Value;
        return $"{sign}{(whole.Length == 0 ? "0" : whole)}{(fraction.Length == 0 ? "" : "." + fraction)}{number.Groups["exponent"].Value}";
    }

    [GeneratedRegex(@"\A(?<sign>[-+]?)(?:(?<whole>[0-9]+)(?:\.(?<fraction>[0-9]*))?|\.(?<fraction>[0-9]+))(?<exponent>(?:[eE][-+]?[0-9]+)?)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Decimal();

    [GeneratedRegex(@"\A0x[0-9a-fA-F]{1,64}\z")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"\A0o[0-7]{1,21}\z")]
    private static partial Regex Octal();

    [GeneratedRegex(@"\A(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\z")]
    private static partial Regex NotFinite();
}
