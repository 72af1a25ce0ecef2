using System.Diagnostics;
using DigitalIndiaStack.Localization.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Core.Problems;

/// <summary>
/// Writes refusals as problem documents (RFC 9457). The title is the text under the code, in the language of the request;
/// the text under the code and <c>.detail</c>, where there is one, says what the caller may do.
/// </summary>
public sealed class ProblemWriter(ITextSource texts, IHttpContextAccessor contexts)
{
    private const int MostErrors = 100;

    /// <summary>Writes a refusal.</summary>
    /// <param name="kind">Why.</param>
    /// <param name="arguments">Values of the placeholders in the texts, by name. No personal data.</param>
    public ProblemHttpResult Write(ProblemKind kind, params (string Name, object? Value)[] arguments) => Write(kind, [], arguments);

    /// <summary>Writes a refusal that points at the values at fault.</summary>
    /// <param name="kind">Why.</param>
    /// <param name="errors">The values at fault; the first hundred are shown.</param>
    /// <param name="arguments">Values of the placeholders in the texts, by name. No personal data.</param>
    public ProblemHttpResult Write(ProblemKind kind, IReadOnlyList<RequestError> errors, params (string Name, object? Value)[] arguments)
    {
        var title = texts.Find(kind.Code, arguments);
        var detail = texts.Find($"{kind.Code}.detail", arguments);
        var extensions = new Dictionary<string, object?> { ["code"] = kind.Code };
        if (errors.Count > 0)
        {
            extensions["errors"] = errors.Take(MostErrors).ToArray();
        }

        extensions["traceId"] = TraceId();
        NameLanguage(title);
        return TypedResults.Problem(detail.IsMissing ? null : detail.Text, null, kind.Status, title.Text, kind.Type, extensions);
    }

    private string TraceId() =>
        Activity.Current?.TraceId.ToHexString() ?? contexts.HttpContext?.TraceIdentifier ?? string.Empty;

    private void NameLanguage(LocalizedMessage title)
    {
        if (contexts.HttpContext is { Response.HasStarted: false } context)
        {
            context.Response.Headers.ContentLanguage = title.Language;
        }
    }
}
