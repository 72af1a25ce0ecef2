using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Reports;

/// <summary>One helpful sentence for each kind of breach and for each reason why a check could not tell.</summary>
internal static class Hints
{
    // The first that fits wins: from what went wrong on the way to what was asked for.
    private static readonly Hint[] Breaches =
    [
        new("^an answer$", "SSL connection could not be established", "This machine does not trust the certificate there, or nothing there speaks TLS; compare target, mtls and trust in the target file, at which dis conform doctor looks."),
        new("^an answer$", "[Cc]onnection refused", "Nothing listens there; start the server, or correct its address in the target file."),
        new("^an answer$", "", "The server closed the connection or took too long; look in its log for a crash, a deadlock or a time-out at this request."),
        new("", "^status 5[0-9]{2}", "The request made the server fail; validate the input before it is used, answer with a problem document, and find the exception in the log by the request id."),
        new("^status 2[0-9]{2}", "^status 401", "A caller with a good token was refused; check issuer, audience and the keys by which the server verifies tokens."),
        new("^status 2[0-9]{2}", "^status 403", "A caller with the right scope was refused; compare the scope that the operation demands with the one that its specification names."),
        new("^status 2[0-9]{2}", "^status 404", "What the check had just made was not found; check the path, the base address in the target file, and that reads see earlier writes."),
        new("^status 2[0-9]{2}", "^status 4", "A permitted request was refused; the problem document says which member the server did not like."),
        new("refusal with status 401", "^status 2", "The server accepted a token that it must refuse; verify signature, algorithm from a fixed list, issuer, audience and expiry before anything else."),
        new("refusal with status 403", "^status 2", "The server did not ask for the scope that the specification names for this operation; deny by default and demand the scope."),
        new("refusal with status 404", "", "Look things up by tenant and subject as well as by id, and answer 404 for what is not the caller's, so that its existence stays hidden."),
        new("refusal with status 409", "", "Check the state in the same transaction that changes it, and answer 409 when the step is not allowed in that state."),
        new("refusal with status 412", "", "Compare If-Match with the current ETag in the same transaction as the write, and answer 412 when they differ."),
        new("refusal with status 428", "", "Demand If-Match on this operation and answer 428 when it is missing, so that no update is lost."),
        new("refusal with status 422", "", "The request is well-formed and must still be refused; check the rule of the clause before anything is stored."),
        new("refusal with status (400|413|415)", "", "Validate media type, size and every member against the schema before the handler runs, and refuse what it does not name."),
        new("refusal with status 405", "", "Answer 405 with the header Allow for a method that the path does not offer, not 404."),
        new("refusal with status 429", "", "Limit how often a caller may try, and answer 429 with Retry-After."),
        new("media type application/problem\\+json", "", "Send every refusal as application/problem+json (RFC 9457), also those made by the web server or a gateway in front of it."),
        new("^(member status|a member code|problem code|type urn:dis:problem|a title)", "", "Fill the problem document from the error table of the rules: status equal to the HTTP status, code, type urn:dis:problem:CODE and a title."),
        new("nothing of the server's inside", "", "The answer shows the server's inside; turn off developer error pages and write a fixed text in place of exceptions."),
        new("^an answer as the specification of", "", "Compare the answer with the schema of this operation in the OpenAPI file; the pointer names the member at fault."),
        new("^header Location", "", "Answer 201 with the address of the new thing in Location."),
        new("^header WWW-Authenticate", "", "Answer 401 with WWW-Authenticate, so that a client learns how to sign in."),
        new("^header (ETag|Allow|Retry-After|Content-Language|Cache-Control|Link|X-Request-Id)", "", "Send the header on every answer of this kind; the API conventions say when."),
        new("^header ", "", "Send the header that the clause names, on refusals too where it says so."),
        new("", "^status ", "The server answered otherwise than the clause says; read it, and find the request in the server's log by its id."),
    ];

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        [ReasonCodes.PreconditionUnmet] = "Give the suite what it lacks: dis conform doctor names every missing precondition with its fix.",
        [ReasonCodes.DataMissing] = "Add the client, person or tenant that the message names to the target file.",
        [ReasonCodes.ControlFailed] = "First make the permitted request work; until then a refusal proves nothing.",
        [ReasonCodes.Flaky] = "The same check failed and then passed; look for a race, a cache or a read that lags behind a write.",
        [ReasonCodes.TimeBudget] = "The check ran out of time; find out which request the server answers slowly.",
        [ReasonCodes.TargetLost] = "Start the server again and find in its log why it stopped answering.",
        [ReasonCodes.Waived] = "Repair the breach before the waiver runs out.",
        [ReasonCodes.EngineError] = "The suite itself broke and says nothing of the server; report it with run.zip.",
    };

    /// <summary>Advice for a verdict; <see langword="null"/> when there is nothing to do.</summary>
    public static string? For(Verdict verdict)
    {
        if (verdict.Kind is VerdictKind.Pass or VerdictKind.NotApplicable)
        {
            return null;
        }

        if (Reasons.TryGetValue(verdict.Reason, out var advice))
        {
            return advice;
        }

        return Array.Find(Breaches, hint => hint.Fits(verdict.Expected, verdict.Found))?.Advice
            ?? "Read the clause and find the request in the server's log by its id.";
    }
}
