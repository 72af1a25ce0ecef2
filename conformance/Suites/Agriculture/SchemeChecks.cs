using System.Globalization;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Agriculture;

/// <summary>Clause 2 of the agriculture rules, scheme by scheme.</summary>
internal static class SchemeChecks
{
    [Check("AGR-C90", Opens = true)]
    [Touches]
    [Verifies("AGR-2.1")]
    public static async Task No_scheme_hides_what_it_pays_or_to_whom(CheckRun run)
    {
        var answer = (await Scheme.ListAsync(run, run.A.Tenant.Id)).MustBe(200);
        var schemes = answer.Json.GetProperty("items").EnumerateArray().ToList();
        Expect.That(schemes.Count > 0, "a scheme", "none", answer);
        foreach (var scheme in schemes)
        {
            var paid = scheme.GetProperty("amount").GetProperty("amount").GetString()!;
            Expect.That(decimal.Parse(paid, CultureInfo.InvariantCulture) > 0, "an amount above zero", paid, answer);
            Expect.That(scheme.GetProperty("maximumHectares").GetDouble() > 0, "a largest area above zero", scheme.GetRawText(), answer);
        }
    }
}
