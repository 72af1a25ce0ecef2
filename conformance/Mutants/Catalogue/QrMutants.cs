using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Mutants.Seams;
using DigitalIndiaStack.Core.Security;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of the codes that merchants show.</summary>
internal static partial class QrMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("PAY-M216", "PAY-14.1", "The checksum leaves its own id and length out.") { After = (call, answer) => Payload(call, answer, payload => payload[..^4] + Crc(payload[..^8])) },
        new("PAY-M217", "PAY-14.2", "A code is of every category.") { Read = row => Spoil(row, "makeQrCode", "MerchantCategory", "0000") },
        new("PAY-M218", "PAY-14.3", "A code with an amount may be paid again and again.") { After = (call, answer) => Payload(call, answer, payload => payload.Replace("010212", "010211", StringComparison.Ordinal)) },
        new("PAY-M219", "PAY-14.4", "Every client makes the codes of an address.")
        {
            Read = row =>
            {
                if (row.Is("LedgerAccount") && Call.Current is { } call && call.Is("makeQrCode"))
                {
                    row["Owner"] = new Fields(call.Services.GetService(typeof(Caller))!)["ClientId"];
                }
            },
        },
        new("PAY-M220", "PAY-14.5", "Whoever has no details of a merchant is a shop in a town.")
        {
            Read = row =>
            {
                if (row.Is("LedgerAccount") && Call.Runs("makeQrCode") && row["MerchantCategory"] is null)
                {
                    row["MerchantCategory"] = "0000";
                    row["MerchantName"] = "Shop";
                    row["MerchantCity"] = "Town";
                }
            },
        },
        new("PAY-M221", "PAY-14.6", "A broken code is refused without the place.")
        {
            Answer = traffic =>
            {
                if (traffic.Is("POST", "/qr-readings"))
                {
                    traffic.ChangeProblem(problem => problem.Remove("errors"));
                }
            },
        },
        new("PAY-M222", "PAY-14.7", "A damaged code is mended and read.") { Before = call => Scanned(call, Mended) },
        new("PAY-M223", "PAY-14.8", "The scheme of a code is not looked at.") { Before = call => Scanned(call, payload => payload.Contains("org.example.other", StringComparison.Ordinal) ? Mended(Other().Replace(payload, Ours)) : payload) },
        new("PAY-M224", "PAY-14.9", "The name in the code is shown.")
        {
            After = (call, answer) =>
            {
                if (call.Is("readQrCode") && answer.GetType().Name == "QrProposal" && Named().Match($"{call.Body["Payload"]}") is { Success: true } found)
                {
                    new Fields(answer).Set("Name", found.Groups["name"].Value);
                }
            },
        },
        new("PAY-M225", "PAY-14.10", "The currency of a code is not looked at.") { Before = call => Scanned(call, payload => payload.Contains("5303840", StringComparison.Ordinal) ? Mended(payload.Replace("5303840", "5303404", StringComparison.Ordinal)) : payload) },
        new("PAY-M226", "PAY-14.11", "A code for nobody pays whoever is there.")
        {
            Sql = statement =>
            {
                if (Call.Runs("readQrCode") && statement.Is("SELECT", "addresses"))
                {
                    statement.Replace("(\"\\w+\"\\.\"address\" = @\\w+)", "($1 OR 1 = 1)");
                    statement.Replace("(\"\\w+\"\\.\"account_id\" = \"\\w+\"\\.\"id\")", "$1 AND \"merchant_category\" IS NOT NULL");
                }
            },
        },
    ];

    private static void Payload(Call call, object answer, Func<string, string> change)
    {
        if (call.Is("makeQrCode") && answer.GetType().Name == "QrCode")
        {
            var code = new Fields(answer);
            code.Set("Payload", change($"{code["Payload"]}"));
        }
    }

    private static void Spoil(Row row, string operation, string property, object value)
    {
        if (row.Is("LedgerAccount") && Call.Runs(operation))
        {
            row[property] = value;
        }
    }

    private static void Scanned(Call call, Func<string, string> change)
    {
        if (call.Is("readQrCode"))
        {
            call.Body.Set("Payload", change($"{call.Body["Payload"]}"));
        }
    }

    // With the checksum that fits to what came.
    private static string Mended(string payload)
    {
        if (payload.Length < 8 || payload[^8..^4] != "6304")
        {
            return payload;
        }

        return payload[..^4] + Crc(payload[..^4]);
    }

    private static string Crc(string text)
    {
        var crc = 0xFFFF;
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            crc ^= octet << 8;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = ((crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ 0x1021) & 0xFFFF;
            }
        }

        return crc.ToString("X4", CultureInfo.InvariantCulture);
    }

    private static string Ours(Match found)
    {
        var account = $"0014example.dpi.ke{found.Groups["address"].Value}";
        return string.Create(CultureInfo.InvariantCulture, $"26{account.Length:00}{account}");
    }

    [GeneratedRegex("26[0-9]{2}0017org\\.example\\.other(?<address>01[0-9]{2}.+?)(?=5204)")]
    private static partial Regex Other();

    [GeneratedRegex("59(?:17|18|10)(?<name>Conformance Seeds|Ministry of Health)60")]
    private static partial Regex Named();
}
