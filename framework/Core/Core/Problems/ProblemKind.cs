namespace DigitalIndiaStack.Core.Problems;

/// <summary>One reason for which a request is refused. A code never changes its meaning; its title is the text under the code.</summary>
/// <param name="Code">The code of the error table, such as <c>CNS-0404</c>.</param>
/// <param name="Status">The HTTP status, 400 to 599.</param>
public sealed record ProblemKind(string Code, int Status)
{
    /// <summary>The kind as RFC 9457 names it.</summary>
    /// <value><c>urn:dis:problem:</c> and the code.</value>
    public string Type => $"urn:dis:problem:{Code}";
}
