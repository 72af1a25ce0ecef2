using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Core.Pages.Errors;

/// <summary>Why a person does not get the page they wanted, and what they can do.</summary>
/// <param name="Name">Name of the problem in the keys of its texts.</param>
/// <param name="Again">Address to try again; <see langword="null"/> when that cannot help.</param>
/// <param name="Reference">Trace under which the operator finds the request.</param>
internal sealed record PageProblem(string Name, string? Again = null, string? Reference = null)
{
    public string TitleKey => $"pages.problem.{Name}.title";

    public string TextKey => $"pages.problem.{Name}.text";

    /// <summary>The problem that a status stands for.</summary>
    public static string NameOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => "notFound",
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => "forbidden",
        StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable => "busy",
        >= 500 => "failed",
        _ => "refused",
    };
}
