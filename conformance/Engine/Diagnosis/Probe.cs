using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Diagnosis;

/// <summary>Looks at one precondition.</summary>
/// <param name="Precondition">What is looked at.</param>
/// <param name="Subject">Of what.</param>
/// <param name="Fix">What to do when it does not hold.</param>
/// <param name="LookAsync">Tells what was found; throws a <see cref="CheckFailedException"/> when the precondition does not hold.</param>
internal sealed record Probe(string Precondition, string Subject, string Fix, Func<CheckRun, Task<string>> LookAsync)
{
    // The run gives up when the time is over; the wait a little later, for what does not listen.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(300);

    // What takes many requests ends late where a server is slow, and says nothing of who is registered there.
    private const string Slow = "Give the server more time: --patience 15s. When it never answers, look at its log.";

    /// <summary>Whether it signs or compares times, and so waits for the time of the server.</summary>
    public bool NeedsClock { get; init; }

    /// <summary>Looks; whatever goes wrong is a finding.</summary>
    public async Task<Finding> ExamineAsync(CheckRun run, TimeSpan patience)
    {
        try
        {
            return new Finding(Precondition, Subject, await LookAsync(run).WaitAsync(patience + Grace));
        }
        catch (CheckFailedException failure)
        {
            return Bad($"expected {failure.Expected}, found {failure.Found}");
        }
        catch (Exception failure) when (failure is CheckSkippedException or SignInRefusedException or NoAnswerException or System.Net.Sockets.SocketException)
        {
            return Bad(failure.Message);
        }
        catch (Exception failure) when (failure is OperationCanceledException or TimeoutException)
        {
            var late = Bad($"no answer within {patience.TotalSeconds:0.#} seconds");
            return NeedsClock ? late with { Fix = Slow } : late;
        }
        catch (Exception failure) when (failure is System.Security.Cryptography.CryptographicException or ArgumentException or FormatException)
        {
            return Bad(failure.Message);
        }
    }

    private Finding Bad(string told) => new(Precondition, Subject, told, Fix);
}
