using System.Text.Json;

namespace DigitalIndiaStack.Conformance.Engine.Reports;

/// <summary>Names of enum members as reports write them: <c>NotApplicable</c> is <c>not-applicable</c>.</summary>
internal static class WireName
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
