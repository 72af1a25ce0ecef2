using System.Globalization;
using System.Text.RegularExpressions;

namespace DigitalIndiaStack.Payments.Block.Qr;

/// <summary>The form of a payload, as EMVCo's merchant-presented mode has it: which data objects there must be, and what stands in them.</summary>
internal static class QrForm
{
    public const string Payload = "/payload";

    private static readonly Dictionary<string, Regex> Values = new(StringComparer.Ordinal)
    {
        ["00"] = new Regex(@"^01\z", RegexOptions.CultureInvariant),
        ["01"] = new Regex(@"^1[12]\z", RegexOptions.CultureInvariant),
        ["52"] = new Regex(@"^[0-9]{4}\z", RegexOptions.CultureInvariant),
        ["53"] = new Regex(@"^[0-9]{3}\z", RegexOptions.CultureInvariant),
        ["54"] = new Regex(@"^(?=.{1,13}\z)[0-9]+(\.[0-9]*)?\z", RegexOptions.CultureInvariant),
        ["55"] = new Regex(@"^0[1-3]\z", RegexOptions.CultureInvariant),
        ["58"] = new Regex(@"^[A-Z]{2}\z", RegexOptions.CultureInvariant),
        ["59"] = new Regex(@"^[ -~]{1,25}\z", RegexOptions.CultureInvariant),
        ["60"] = new Regex(@"^[ -~]{1,15}\z", RegexOptions.CultureInvariant),
        ["61"] = new Regex(@"^[ -~]{1,10}\z", RegexOptions.CultureInvariant),
        ["63"] = new Regex(@"^[0-9A-F]{4}\z", RegexOptions.CultureInvariant),
    };

    private static readonly string[] Needed = ["00", "52", "53", "58", "59", "60", "63"];

    /// <summary>What breaks the form first; <see langword="null"/> when nothing does.</summary>
    /// <param name="objects">The data objects of the payload.</param>
    public static QrFault? FaultOf(IReadOnlyList<DataObject> objects) =>
        objects[0].Id != "00" ? new QrFault($"{Payload}/00", "first")
        : objects[^1].Id != "63" ? new QrFault($"{Payload}/63", "last")
        : Needed.FirstOrDefault(id => objects.All(known => known.Id != id)) is { } missing ? new QrFault($"{Payload}/{missing}", "required")
        : objects.All(known => !IsAccount(known.Id)) ? new QrFault($"{Payload}/26", "required")
        : objects.Select(FaultOf).FirstOrDefault(fault => fault is not null);

    /// <summary>Whether an object says where a merchant is paid.</summary>
    public static bool IsAccount(string id) => NumberOf(id) is >= 2 and <= 51;

    private static QrFault? FaultOf(DataObject found) =>
        Values.TryGetValue(found.Id, out var form) && !form.IsMatch(found.Value) ? new QrFault($"{Payload}/{found.Id}", "pattern")
        : IsTemplate(found.Id) ? OfTemplate(found)
        : null;

    // Beside accounts and what nobody has reserved, the first object of a template may be any.
    private static QrFault? OfTemplate(DataObject template)
    {
        var inner = DataObjects.Read(template.Value, $"{Payload}/{template.Id}", out var fault);
        return fault ?? (template.Id is not ("62" or "64") && inner[0].Id != "00" ? new QrFault($"{Payload}/{template.Id}/00", "first") : null);
    }

    private static bool IsTemplate(string id) => NumberOf(id) is (>= 26 and <= 51) or 62 or 64 or >= 80;

    private static int NumberOf(string id) => int.Parse(id, CultureInfo.InvariantCulture);
}
