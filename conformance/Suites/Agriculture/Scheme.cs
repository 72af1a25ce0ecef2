using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Agriculture;

/// <summary>The first benefit that tenant a offers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Currency">Currency in which it is paid.</param>
/// <param name="Amount">What it pays, as it is written on the wire.</param>
/// <param name="MaximumHectares">The most land that its applicants may have.</param>
internal sealed record Scheme(string Name, string Currency, string Amount, double MaximumHectares)
{
    public static async Task<Scheme> FirstAsync(CheckRun run)
    {
        var answer = (await ListAsync(run, run.A.Tenant.Id)).MustBe(200);
        var scheme = answer.Json.GetProperty("items").EnumerateArray().FirstOrDefault();
        Expect.That(scheme.ValueKind == JsonValueKind.Object, "a scheme", "none", answer);
        var amount = scheme.GetProperty("amount");
        return new Scheme(
            scheme.GetProperty("scheme").GetString()!,
            amount.GetProperty("currency").GetString()!,
            amount.GetProperty("amount").GetString()!,
            scheme.GetProperty("maximumHectares").GetDouble());
    }

    public static Task<Answer> ListAsync(CheckRun run, string tenant) => run.Api("agriculture").Call("listSchemes").Query("tenant", tenant).SendAsync(Actor.Anonymous);

    /// <summary>A farmer who has as much land as the scheme allows.</summary>
    public Task<Farmer> FarmerAsync(CheckRun run) => Farmer.EnrolAsync(run, MaximumHectares);
}
