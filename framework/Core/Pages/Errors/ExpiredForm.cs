using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace DigitalIndiaStack.Core.Pages.Errors;

/// <summary>Answers a form whose anti-forgery token is missing or old with a page that says what to do, instead of an empty 400.</summary>
internal sealed class ExpiredForm : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            var problem = new PageProblem("expired", ProblemPages.Here(context.HttpContext.Request));
            context.Result = ProblemPages.Of(problem, StatusCodes.Status400BadRequest);
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
