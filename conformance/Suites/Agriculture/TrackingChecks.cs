using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Agriculture;

/// <summary>Clause 5 of the agriculture rules: what the holder of a tracking number is told.</summary>
[Touches(Reads = [Roles.Officer])]
internal static class TrackingChecks
{
    private const int Applications = 4;

    [Check("AGR-C13", Blocks = ["agriculture", "consent", "identity", "registries"])]
    [Verifies("AGR-5.1")]
    public static async Task Nobody_guesses_a_tracking_number(CheckRun run)
    {
        var scheme = await Scheme.FirstAsync(run);
        var farmer = await scheme.FarmerAsync(run);
        var numbers = new List<string>();
        for (var turn = 0; turn < Applications; turn++)
        {
            numbers.Add((await farmer.ApplyAsync(scheme, "refuse")).TrackingNumber);
        }

        // Two numbers in a row that share more than half of their twelve characters come from a sequence or a clock.
        foreach (var (first, second) in numbers.Zip(numbers.Skip(1)))
        {
            Expect.That(Secret(first).Zip(Secret(second)).Count(pair => pair.First == pair.Second) <= 6, "numbers with nothing in common", $"{first}, {second}");
        }

        await run.ControlAsync("a number tracks its application", async () => (await TrackAsync(run, numbers[0])).MustBe(200));
        await run.AttackAsync(async () =>
        {
            var last = numbers[^1][^1];
            (await TrackAsync(run, numbers[^1][..^1] + (last == '7' ? '8' : '7'))).MustBeRefused(404, "AGR-0404");
        });
    }

    [Check("AGR-C14", Blocks = ["agriculture", "consent", "identity", "registries"])]
    [Verifies("AGR-5.2")]
    public static async Task Tracking_tells_state_and_time_alone(CheckRun run)
    {
        var scheme = await Scheme.FirstAsync(run);
        var farmer = await scheme.FarmerAsync(run);
        var application = (await farmer.ApplyAsync(scheme, "grant")).MustBe("under-review");
        var shown = (await TrackAsync(run, application.TrackingNumber)).MustBe(200);
        Expect.Equal("under-review", shown.Member("status"), "state that tracking tells", shown);
        var told = shown.Json.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal);
        Expect.Equal("status, trackingNumber, updatedAt", string.Join(", ", told), "members of the answer", shown);
        await application.RejectAsync();
        Expect.Equal("rejected", (await TrackAsync(run, application.TrackingNumber)).MustBe(200).Member("status"), "state after the decision");
    }

    private static IEnumerable<char> Secret(string number) => number["AGR-".Length..].Where(letter => letter != '-');

    private static Task<Answer> TrackAsync(CheckRun run, string number) =>
        run.Api("agriculture").Call("trackApplication").Path("trackingNumber", number).SendAsync(Actor.Anonymous);
}
