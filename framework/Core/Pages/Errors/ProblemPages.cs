using System.Diagnostics;
using DigitalIndiaStack.Core.Pages.Frame;
using DigitalIndiaStack.Core.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;

namespace DigitalIndiaStack.Core.Pages.Errors;

/// <summary>Writes the page that a person gets instead of the one they wanted.</summary>
internal sealed class ProblemPages(PageReader reader) : IProblemPages
{
    public bool IsForPerson(HttpContext context) => context.IsForPage();

    /// <summary>Tells a problem; what went wrong is in the log under the reference, never on the page.</summary>
    public Task WriteAsync(HttpContext context, ProblemKind kind)
    {
        var canTryAgain = kind.Status >= StatusCodes.Status500InternalServerError || kind.Status == StatusCodes.Status429TooManyRequests;
        var reference = kind.Status >= StatusCodes.Status500InternalServerError ? Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier : null;
        return WriteAsync(context, new PageProblem(PageProblem.NameOf(kind.Status), canTryAgain ? Here(context.Request) : null, reference), kind.Status);
    }

    public Task WriteAsync(HttpContext context, PageProblem problem, int status)
    {
        // The error may lie before the place of the pipeline where a page gets its language.
        reader.Prepare(context);
        return Of(problem, status).ExecuteResultAsync(new ActionContext(context, new RouteData(), new ActionDescriptor()));
    }

    public static ViewResult Of(PageProblem problem, int status) => new()
    {
        ViewName = "/Pages/Shared/Problem.cshtml",
        StatusCode = status,
        ViewData = new ViewDataDictionary<PageProblem>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = problem },
    };

    public static string Here(HttpRequest request) => request.PathBase + request.Path + request.QueryString.ToString();
}
