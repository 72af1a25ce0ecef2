using System.Globalization;
using System.Text.Json;

namespace DigitalIndiaStack.Payments.Tests.Simulation;

/// <summary>A transfer as a client of the simulation asks for it, between accounts by their number.</summary>
internal sealed record Order(string Key, int From, int To, long Amount)
{
    public string Fingerprint => $"{From}-{To}-{Amount}";

    /// <summary>The answer when it is paid.</summary>
    public string Answer(string transfer) => JsonSerializer.Serialize(new
    {
        transferId = transfer,
        amount = new { currency = SimulatedLedger.Plan[From].Currency, amount = string.Create(CultureInfo.InvariantCulture, $"{Amount / 100}.{Amount % 100:00}") },
    });
}

/// <summary>What a client is told, or what the model expects it to be told.</summary>
/// <param name="Kind"><c>paid</c>, <c>refused</c>, or <c>mismatch</c>.</param>
/// <param name="Detail">The transfer that was paid, or the code of the refusal.</param>
internal sealed record Outcome(string Kind, string Detail)
{
    public override string ToString() => $"{Kind} {Detail}";
}
