using Microsoft.AspNetCore.Http.Features;

namespace DigitalIndiaStack.Conformance.Mutants;

/// <summary>What is no server of ours at all, or stands before one and spoils everything: nothing may be proved of it.</summary>
public static class BrokenServers
{
    /// <summary>Every one.</summary>
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("BRK-01", "", "Everything is answered 200, with nothing.")
        {
            Answer = traffic =>
            {
                traffic.Response.StatusCode = 200;
                traffic.Response.Headers.Clear();
                traffic.AnswerBody = "";
            },
        },
        new("BRK-02", "", "Successes are answered 500 and refusals 200.")
        {
            Answer = traffic => traffic.Response.StatusCode = traffic.Response.StatusCode < 400 ? 500 : 200,
        },
        new("BRK-03", "", "Bodies of answers are lost on the way.") { Answer = traffic => traffic.AnswerBody = "" },
        new("BRK-04", "", "Credentials are lost on the way.")
        {
            Request = traffic =>
            {
                traffic.Request.Headers.Remove("Authorization");
                traffic.Request.HttpContext.Features.Set<ITlsConnectionFeature>(new TlsConnectionFeature());
                traffic.RequestBody = traffic.RequestBody.Replace("client_assertion", "lost", StringComparison.Ordinal);
            },
        },
    ];
}
