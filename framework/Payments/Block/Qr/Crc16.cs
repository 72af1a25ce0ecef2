using System.Globalization;
using System.Text;

namespace DigitalIndiaStack.Payments.Block.Qr;

/// <summary>The checksum of a code: CRC-16 with the polynomial 0x1021 and the initial value 0xFFFF, over UTF-8.</summary>
internal static class Crc16
{
    private const int Polynomial = 0x1021;

    private const int Mask = 0xFFFF;

    /// <summary>The checksum in four capital hexadecimal digits.</summary>
    public static string Of(string text)
    {
        var crc = 0xFFFF;
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            crc ^= octet << 8;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = ((crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ Polynomial) & Mask;
            }
        }

        return crc.ToString("X4", CultureInfo.InvariantCulture);
    }
}
