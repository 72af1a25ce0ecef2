using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Reports.Model;

/// <summary>What one check came to, and all that a developer of the server needs to repair a breach.</summary>
internal sealed record CheckEntry
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<string> Requirements { get; init; }

    public required VerdictKind Verdict { get; init; }

    /// <summary>A code of <see cref="Checks.ReasonCodes"/>.</summary>
    public string? Reason { get; init; }

    public string? Message { get; init; }

    public string? Expected { get; init; }

    public string? Found { get; init; }

    /// <summary>The id by which the server's log names the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>The request as a command, with credentials redacted.</summary>
    public string? Curl { get; init; }

    /// <summary>One sentence on what to do.</summary>
    public string? Hint { get; init; }

    /// <summary>The command that runs this check again.</summary>
    public string? Replay { get; init; }

    /// <summary>Operations and blocks that it left out because the server declares not to offer them or what leads to them; absent for none.</summary>
    public IReadOnlyList<string>? LeftOut { get; init; }

    /// <summary>0 when it was not run, 2 after a repeat.</summary>
    public required int Attempts { get; init; }

    /// <value>Milliseconds.</value>
    public required double Milliseconds { get; init; }

    public static CheckEntry Of(CheckResult result)
    {
        var verdict = result.Verdict;
        return new CheckEntry
        {
            Id = result.Check.Id,
            Title = result.Check.Title,
            Requirements = result.Check.Requirements,
            Verdict = verdict.Kind,
            Reason = Text(verdict.Reason),
            Message = Text(verdict.Message),
            Expected = Text(verdict.Expected),
            Found = Text(verdict.Found),
            RequestId = Text(verdict.Exchange?.RequestId),
            Curl = verdict.Exchange is { } exchange ? CurlCommand.Of(exchange) : null,
            Hint = Hints.For(verdict),
            Replay = verdict.Kind is VerdictKind.Pass or VerdictKind.NotApplicable ? null : $"dis conform replay run.zip {result.Check.Id} --sut dis-sut.yaml",
            LeftOut = result.LeftOut.Count > 0 ? result.LeftOut : null,
            Attempts = result.Attempts,
            Milliseconds = double.Round(result.Duration.TotalMilliseconds, 1, MidpointRounding.ToEven),
        };
    }

    /// <summary>The entry without what became known as a secret after the check was judged.</summary>
    public CheckEntry Redact(Redactor secrets) => this with
    {
        Message = Redact(Message, secrets),
        Expected = Redact(Expected, secrets),
        Found = Redact(Found, secrets),
        RequestId = Redact(RequestId, secrets),
        Curl = Redact(Curl, secrets),
    };

    private static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string? Redact(string? text, Redactor secrets) => text is null ? null : secrets.Redact(text);
}
