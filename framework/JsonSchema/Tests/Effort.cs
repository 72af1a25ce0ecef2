using System.Diagnostics;
using System.Globalization;

namespace DigitalIndiaStack.JsonSchema.Tests;

/// <summary>How much a test works: the processor time of its thread, for on a busy machine the clock on the wall says nothing.</summary>
internal sealed class Effort
{
    private const string Statistics = "/proc/thread-self/stat";

    // proc(5): the times in user and in kernel mode stand 11 and 12 places behind the name in brackets, in hundredths of a second.
    private const int FirstPlace = 11;
    private const double TicksPerSecond = 100;
    private readonly TimeSpan start = Now();

    /// <summary>What was spent since this was made; the clock on the wall where the system does not tell.</summary>
    public TimeSpan Spent => Now() - start;

    private static TimeSpan Now()
    {
        if (!File.Exists(Statistics))
        {
            return Stopwatch.GetElapsedTime(0);
        }

        var text = File.ReadAllText(Statistics);
        var places = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds(places.Skip(FirstPlace).Take(2).Sum(place => int.Parse(place, CultureInfo.InvariantCulture)) / TicksPerSecond);
    }
}
