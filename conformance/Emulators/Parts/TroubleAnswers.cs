using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Conformance.Emulators.Parts;

/// <summary>Gives the answers that are wrong as a whole.</summary>
internal static class TroubleAnswers
{
    private const int Seconds = 1;

    /// <summary>The answer to a request; <see langword="null"/> when it is answered as asked.</summary>
    /// <param name="attempt">How often it was asked, from 1.</param>
    /// <param name="context">Its connection may be cut.</param>
    /// <param name="perform">Does what is asked, where the trouble comes after it.</param>
    public static IResult? Of(Emulation emulation, int attempt, HttpContext context, Action perform)
    {
        var answer = emulation.Mutant.Trouble switch
        {
            Trouble.UnavailableOnce when attempt == 1 => Later(emulation, context, StatusCodes.Status503ServiceUnavailable, "API-0503"),
            Trouble.TooManyOnce when attempt == 1 => Later(emulation, context, StatusCodes.Status429TooManyRequests, "API-0429"),
            Trouble.Unavailable => Later(null, context, StatusCodes.Status503ServiceUnavailable, "API-0503"),
            Trouble.RunningOnce when attempt == 1 => Answers.Problem(StatusCodes.Status409Conflict, "API-0409"),
            Trouble.CutOnce when attempt == 1 => Cut(emulation, context, perform),
            Trouble.Page => Answers.Page(StatusCodes.Status200OK),
            Trouble.ProblemWithoutCode => Answers.ProblemWithoutCode(StatusCodes.Status422UnprocessableEntity),
            Trouble.RefusalPage => Answers.Page(StatusCodes.Status422UnprocessableEntity),
            _ => null,
        };
        if (answer is not null)
        {
            emulation.Record.Fault();
        }

        return answer;
    }

    private static IResult Later(Emulation? waiting, HttpContext context, int status, string code)
    {
        context.Response.Headers.RetryAfter = $"{Seconds}";
        waiting?.Record.Wait(Seconds);
        return Answers.Problem(status, code);
    }

    private static IResult Cut(Emulation emulation, HttpContext context, Action perform)
    {
        perform();

        // The client may be gone the moment the connection is.
        emulation.Record.Fault();
        context.Abort();
        return Results.Empty;
    }
}
