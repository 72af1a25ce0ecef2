using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Core.Problems;

/// <summary>Tells problems to people, where pages are part of the host; programs get problem documents.</summary>
public interface IProblemPages
{
    /// <summary>Whether a person waits for this answer in a browser.</summary>
    /// <param name="context">The request.</param>
    bool IsForPerson(HttpContext context);

    /// <summary>Writes the page instead of the problem document.</summary>
    /// <param name="context">The request; its answer has not started.</param>
    /// <param name="kind">The problem.</param>
    Task WriteAsync(HttpContext context, ProblemKind kind);
}
